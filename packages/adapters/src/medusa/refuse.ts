import { VitrineError, type ErrorCode, type VitrineErrorInit } from '@vitrine/core';

/** Whether a call was refused with one of these. */
export const isCode = (thrown: unknown, ...codes: readonly ErrorCode[]): thrown is VitrineError =>
  thrown instanceof VitrineError && codes.includes(thrown.code);

export const refuse = (code: ErrorCode, init?: VitrineErrorInit): VitrineError =>
  new VitrineError(code, { where: 'medusa', ...init });

/** A failure after a step that was done: what the cart is now must be looked at. */
export const unsure = ({ code, retryAfter = 0 }: VitrineError): VitrineError =>
  refuse(code, { ambiguous: true, retryAfter });
