import type { ArgTypes } from '@storybook/web-components-vite';
import { elementOf, isColor, tokens, type ManifestItem } from './manifest.js';

type ControlType = { readonly control: unknown; readonly options?: readonly string[] };

/** The control for the type of an attribute, as the manifest writes it. */
function controlOf(type: string): ControlType {
  const choices = [...type.matchAll(/'([^']*)'/g)].flatMap(([, choice]) => choice ?? []);
  if (choices.length > 1) return { control: { type: 'select' }, options: choices };
  if (type === 'boolean') return { control: { type: 'boolean' } };
  return { control: { type: type.startsWith('number') ? 'number' : 'text' } };
}

const table = (item: ManifestItem, category: string): object => ({
  category,
  type: { summary: item.type?.text },
  defaultValue: { summary: item.default },
});

/** Controls for the attributes of an element, and for the tokens of all elements. */
export function controlsFor(tag: unknown): ArgTypes {
  const attributes = typeof tag === 'string' ? (elementOf(tag).attributes ?? []) : [];
  return Object.fromEntries([
    ...attributes.map((item) => [
      item.name,
      {
        name: item.name,
        description: item.description,
        ...controlOf(item.type?.text ?? ''),
        table: table(item, 'attributes'),
      },
    ]),
    ...tokens.map((token) => [
      token.name,
      {
        name: token.name,
        description: token.description,
        control: { type: isColor(token) ? 'color' : 'text' },
        table: table(token, 'tokens'),
      },
    ]),
  ]) as ArgTypes;
}

/** Attributes that a control has set, so that a control that is emptied takes its attribute away again. */
const set = new WeakMap<Element, Set<string>>();

/** Gives the elements of a story what its controls say; what no control says stays as the story wrote it. */
export function applyControls(canvas: HTMLElement, tag: unknown, args: Readonly<Record<string, unknown>>): void {
  for (const { name } of tokens) {
    const value = args[name];
    if (typeof value === 'string' && value !== '') document.documentElement.style.setProperty(name, value);
    else document.documentElement.style.removeProperty(name);
  }
  if (typeof tag !== 'string') return;
  for (const element of canvas.querySelectorAll(tag)) {
    const own = set.get(element) ?? new Set();
    set.set(element, own);
    for (const { name } of elementOf(tag).attributes ?? []) {
      const value = args[name];
      if (value === undefined || value === null || value === '') {
        if (own.delete(name)) element.removeAttribute(name);
        continue;
      }
      if (typeof value === 'boolean') element.toggleAttribute(name, value);
      else if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, String(value));
      own.add(name);
    }
  }
}
