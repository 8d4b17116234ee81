import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { SCHEDULE_MAX_DAYS } from '../../../gift-cards/deliver';

/** Says that the routes beside it are there, and that gift cards are delivered. */
export const GET = (_request: MedusaRequest, response: MedusaResponse): void =>
  void response.json({ scheduleMaxDays: SCHEDULE_MAX_DAYS });
