import { createBackendError } from '../http/backend-errors.js';

export const backendError = createBackendError('shopify-theme');
