import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';

/** Says that the routes beside it are there. */
export const GET = (_request: MedusaRequest, response: MedusaResponse): void => void response.json({ routes: 1 });
