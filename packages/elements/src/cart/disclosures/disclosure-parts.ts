// The contents of the drawer's disclosures, in one file that is fetched once.
export { CodesForm } from './codes-form.js';
export { CreditField } from './credit-field.js';
export { disclosurePartStyles } from './disclosure-parts.styles.js';
export { NoteField } from './note-field.js';
