// packages/elements/dist/element-props.d.ts, from the manifest: what a template may set on each element and listen to.
// The types of the frameworks (packages/elements/frameworks) map over it; they take the types themselves from the
// classes and from the event map, so that only names and texts come from the manifest.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readElements } from './element-manifest.mjs';
import { root } from './install.mjs';

const HEAD = `// Generated from custom-elements.json by scripts/element-props.mjs.
`;

const doc = (text, indent) => (text ? `${indent}/** ${text.replaceAll('*/', '* /')} */\n` : '');
const optional = (name, type) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type} | undefined;\n`;

/** A number may be written as text, as in HTML: `start="3"`. */
const typeOf = (className, { name, type }) =>
  `${className}['${name}']${/\bnumber\b/.test(type.text) ? ' | `${number}`' : ''}`;

function interfacesOf({ name: className, tagName, members = [], events = [] }) {
  const settable = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const properties = settable.map(
    (member) => doc(member.description, '  ') + optional(member.name, typeOf(className, member)),
  );
  const attributes = settable
    .filter(({ name, attribute }) => attribute && attribute !== name)
    .map((member) => doc(member.description, '  ') + optional(member.attribute, typeOf(className, member)));
  const handlers = events.map(
    ({ name, description }) =>
      doc(description, '  ') + optional(`on${name}`, `((event: VitrineEventMap['${name}']) => void)`),
  );
  return `
/** Properties of \`<${tagName}>\`. */
export interface ${className}Properties {
${properties.join('')}}

/** Attributes of \`<${tagName}>\` whose name is not that of the property. */
export interface ${className}Attributes {
${attributes.join('')}}

/** Event handlers of \`<${tagName}>\`, as React, Preact and Svelte name them. */
export interface ${className}Handlers {
${handlers.join('')}}
`;
}

function entryOf({ name: className, tagName, summary, events = [] }) {
  // Every event bubbles: the provider hears what is emitted inside of it.
  const provider = tagName === 'vitrine-shop';
  const names = events.map(({ name }) => `'${name}'`).join(' | ') || 'never';
  return `${doc(summary, '  ')}  '${tagName}': {
    element: ${className};
    properties: ${className}Properties;
    attributes: ${className}Attributes;
    events: ${provider ? 'VitrineEventMap' : `Pick<VitrineEventMap, ${names}>`};
    handlers: ${provider ? 'AllHandlers' : `${className}Handlers`};
  };
`;
}

export function elementProps(elements = readElements()) {
  const classes = elements.map(({ name }) => name).sort();
  const provider = elements.find(({ tagName }) => tagName === 'vitrine-shop');
  const others = elements.filter((element) => element !== provider);
  return `${HEAD}import type { ${[...classes, 'VitrineEventMap'].join(', ')} } from './index.js';
${elements.map(interfacesOf).join('')}
/** The handlers of all events. */
export interface AllHandlers extends ${[provider, ...others].map(({ name }) => `${name}Handlers`).join(', ')} {}

/** What a template needs to know of each element. */
export interface Elements {
${elements.map(entryOf).join('')}}
`;
}

export function writeElementProps() {
  writeFileSync(join(root, 'packages/elements/dist/element-props.d.ts'), elementProps());
}
