import type { CartPort } from '@vitrine/core';
import type { Session } from './session.js';

export function createCart(session: Session): Omit<Required<CartPort>, 'changes'> {
  const { change } = session;
  return {
    idempotency: 'key',
    get: (options) => session.read(options),
    add: (lines, options) => change('cart.add', { type: 'add', lines }, options),
    update: (lines, options) => change('cart.update', { type: 'update', lines }, options),
    remove: (lineIds, options) => change('cart.remove', { type: 'remove', lineIds }, options),
    restore: (line, options) => change('cart.restore', { type: 'restore', lineId: line.id }, options),
    reset: (options) => session.reset(options),
    applyCode: (code, options) => change('cart.applyCode', { type: 'applyCode', code }, options),
    removeCode: (code, options) => change('cart.removeCode', { type: 'removeCode', code }, options),
    setNote: (note, options) => change('cart.setNote', { type: 'setNote', note }, options),
    setAttributes: (attributes, options) =>
      change('cart.setAttributes', { type: 'setAttributes', attributes }, options),
  };
}
