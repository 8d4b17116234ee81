import type { VitrineError } from '@vitrine/core';
import { createBackendError } from '../http/backend-errors.js';
import { lineOf } from './lines.js';
import type { Entry } from './schema.js';

export const backendError = createBackendError('static-json');

/** `bad-response` with the file, the line and the JSON pointer of what is wrong. */
export const wrongEntry = ({ file, at }: Entry, wanted: string): VitrineError =>
  backendError('bad-response', {
    where: `static-json ${file.url}:${lineOf(file.text, at)} ${at || '/'}`,
    message: `it has to be ${wanted}`,
  });
