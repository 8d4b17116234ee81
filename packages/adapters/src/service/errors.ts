import type { ErrorCode, VitrineError } from '@vitrine/core';
import { createBackendError } from '../http/backend-errors.js';
import type { HttpAnswer } from '../http/request.js';
import { maybe, parseAnswerOrNull, TEXT } from '../http/shape.js';

export const backendError = createBackendError('service');

const problemShape = { error: { code: maybe(TEXT, ''), requestId: maybe(TEXT, '') } } as const;

/** The service's own codes; any other is `unknown`. */
const codes = new Map<string, ErrorCode>([
  ['validation', 'validation'],
  ['sign-in-required', 'sign-in-required'],
  ['forbidden', 'sign-in-required'],
  ['conflict', 'conflict'],
]);

/** The error of an answer with status 400 or more, with the id that the service's log has, too. */
export function responseError({ status, body }: HttpAnswer): VitrineError {
  const { code = '', requestId = '' } = parseAnswerOrNull(problemShape, body)?.error ?? {};
  return backendError(codes.get(code) ?? 'unknown', { message: `${status} ${code} ${requestId}`.trim() });
}
