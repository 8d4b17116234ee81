import type { VitrineError } from '@vitrine/core';
import { createBackendError } from '../http/backend-errors.js';
import { lineOf, linesOf } from './lines.js';
import type { Entry, JsonFile } from './schema.js';

export const backendError = createBackendError('static-json');

/** Read once for each file, because one mistake may stand in a file a thousand times. */
const linesOfFiles = new WeakMap<JsonFile, ReadonlyMap<string, number>>();

function linesIn(file: JsonFile): ReadonlyMap<string, number> {
  const lines = linesOfFiles.get(file) ?? linesOf(file.text);
  linesOfFiles.set(file, lines);
  return lines;
}

/** `bad-response` with the file, the line and the JSON pointer of what is wrong. */
export const wrongEntry = ({ file, at }: Entry, wanted: string): VitrineError =>
  backendError('bad-response', {
    where: `static-json ${file.url}:${lineOf(linesIn(file), at)} ${at || '/'}`,
    message: `it has to be ${wanted}`,
  });
