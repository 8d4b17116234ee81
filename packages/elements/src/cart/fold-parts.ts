// What is inside the folds of the drawer, one file for one fetch.
export { CodesForm } from './codes-form.js';
export { foldPartStyles } from './fold-parts.styles.js';
export { NoteField } from './note-field.js';
