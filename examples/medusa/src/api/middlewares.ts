import {
  authenticate,
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http';
import { pauseFor } from '../gift-cards/guesses';

/** Codes are not guessed by the hundred. */
function pause(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const seconds = pauseFor(request.ip ?? '');
  if (seconds === 0) return next();
  response
    .set({ 'Retry-After': String(seconds), 'Access-Control-Expose-Headers': 'Retry-After' })
    .status(429)
    .json({ type: 'not_allowed', message: 'Too many tries' });
}

/**
 * The plugin's own look-up of a card counts no tries, and tells all of it to anybody who has its code: nobody needs it
 * here.
 */
const closed = (_request: MedusaRequest, response: MedusaResponse): void =>
  void response.status(404).json({ type: 'not_found', message: 'Gift card not found' });

export default defineMiddlewares({
  routes: [
    { matcher: '/store/gift-cards/:code', method: ['GET'], middlewares: [closed] },
    { matcher: '/store/vitrine/gift-cards/*', method: ['POST'], middlewares: [pause] },
    { matcher: '/store/carts/:id/gift-cards', method: ['POST'], middlewares: [pause] },
    {
      matcher: '/store/vitrine/gift-cards/redeem',
      method: ['POST'],
      middlewares: [authenticate('customer', ['bearer'])],
    },
  ],
});
