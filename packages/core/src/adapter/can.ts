import type { Adapter, Capability } from './adapter.js';
import { fieldOf } from './read-answer.js';

/**
 * Whether an adapter has a port or a method that is not switched off. Switching off a port switches off its methods.
 */
export function adapterCan(
  adapter: Adapter,
  capability: Capability,
  disabled: ReadonlySet<string> = new Set(),
): boolean {
  const [name = '', method] = capability.split('.');
  const port = fieldOf(adapter, name);
  if (!port || disabled.has(name) || disabled.has(capability)) return false;
  return method === undefined || Boolean(fieldOf(port, method));
}
