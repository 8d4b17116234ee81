// What is inside the disclosures of the drawer, one file for one fetch.
export { CodesForm } from './codes-form.js';
export { disclosurePartStyles } from './disclosure-parts.styles.js';
export { NoteField } from './note-field.js';
