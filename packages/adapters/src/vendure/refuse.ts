import { VitrineError, type ErrorCode, type VitrineErrorInit } from '@vitrine/core';

export const refuse = (code: ErrorCode, init?: VitrineErrorInit): VitrineError =>
  new VitrineError(code, { where: 'vendure', ...init });
