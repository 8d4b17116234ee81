import { VitrineError, type ErrorCode, type VitrineErrorInit } from '@vitrine/core';

/** Makes the errors of one backend: their messages begin with `adapter`, unless `init.where` is more exact. */
export const createBackendError =
  (adapter: string) =>
  (code: ErrorCode, init?: VitrineErrorInit): VitrineError =>
    new VitrineError(code, { where: adapter, ...init });

/** Whether it is an error with one of these codes. */
export const hasCode = (thrown: unknown, ...codes: readonly ErrorCode[]): thrown is VitrineError =>
  thrown instanceof VitrineError && codes.includes(thrown.code);

/**
 * The same failure as an ambiguous one: an earlier step of the change was applied, so the cart must be read to learn
 * what is in it.
 */
export const asAmbiguous = (where: string, thrown: VitrineError): VitrineError =>
  new VitrineError(thrown.code, { where, ambiguous: true, retryAfter: thrown.retryAfter ?? 0, cause: thrown });
