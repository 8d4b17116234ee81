// docs/elements.md, from the manifest of the elements: `node scripts/elements-doc.mjs` writes it, a guard compares.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { elementExamples } from './element-examples.mjs';
import { readElements } from './element-manifest.mjs';
import { root } from './install.mjs';

const cell = (text) => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|');
const code = (text) => (text ? `\`${cell(text)}\`` : '');

/** A table; nothing where there is no row. */
function table(title, heads, rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return `\n### ${title}\n\n${line(heads)}${line(heads.map(() => '---'))}${rows.map(line).join('')}`;
}

const signature = ({ name, parameters = [], return: result }) =>
  `${name}(${parameters.map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type.text}`).join(', ')}): ${
    result?.type.text ?? 'void'
  }`;

/** Tokens that every element with a shadow tree has are listed once, at the end of the page. */
function sharedTokens(elements) {
  const styled = elements.filter(({ cssProperties }) => cssProperties);
  return styled[0].cssProperties.filter(({ name }) =>
    styled.every(({ cssProperties }) => cssProperties.some((property) => property.name === name)),
  );
}

const tokenRow = ({ name, default: value, description }) => [code(name), code(value), cell(description)];

/** The documentation site runs it above its code. */
function example(tagName) {
  const { html, height } = elementExamples[tagName];
  return `\n\`\`\`html${height ? ` live ${height}` : ''}\n${html}\n\`\`\`\n`;
}

function section(element, shared) {
  const { tagName, name: className, summary, description, members = [], attributes = [] } = element;
  const attributeOf = (member) => attributes.find(({ fieldName }) => fieldName === member.name);
  const fields = members.filter(({ kind }) => kind === 'field');
  return `
## \`<${tagName}>\`

${summary} ${description}

\`import '@vitrine/elements/define/${tagName.replace('vitrine-', '')}'\` registers it and exports \`${className}\`.
${example(tagName)}${table(
    'Attributes and properties',
    ['attribute', 'property', 'type', 'default', 'meaning'],
    fields.map((member) => [
      code(attributeOf(member)?.name),
      code(member.name) + (member.readonly ? ' (read only)' : ''),
      code(member.type.text),
      code(member.default),
      cell(member.description),
    ]),
  )}${table(
    'Methods',
    ['method', 'meaning'],
    members.filter(({ kind }) => kind === 'method').map((one) => [code(signature(one)), cell(one.description)]),
  )}${table(
    'Events',
    ['event', 'type', 'when'],
    (element.events ?? []).map(({ name, type, description: when }) => [code(name), code(type.text), cell(when)]),
  )}${table(
    'Slots',
    ['slot', 'content'],
    (element.slots ?? []).map(({ name, description: content }) => [name ? code(name) : '(default)', cell(content)]),
  )}${table(
    'Parts',
    ['part', 'what it is'],
    (element.cssParts ?? []).map(({ name, description: what }) => [code(name), cell(what)]),
  )}${table(
    'Custom properties',
    ['custom property', 'default', 'meaning'],
    (element.cssProperties ?? []).filter(({ name }) => !shared.some((token) => token.name === name)).map(tokenRow),
  )}`;
}

export async function elementsDoc() {
  // In the order in which a page needs them.
  const order = [
    'shop',
    'player',
    'hotspot',
    'product-card',
    'product-sheet',
    'cart-button',
    'cart-drawer',
    'cart-toast',
  ];
  const place = ({ tagName }) => {
    const index = order.indexOf(tagName.replace('vitrine-', ''));
    return index === -1 ? order.length : index;
  };
  const elements = readElements().sort((one, other) => place(one) - place(other));
  const shared = sharedTokens(elements);
  const page = `# Elements

What each element takes, emits and renders. Booleans are false by default and are set by the presence of the attribute.
The details of the events are on [a page of their own](events.md); every event bubbles, so that one listener on the
document or on \`<vitrine-shop>\` hears all of them. \`::part(base)\` is the outermost node of every element that renders
something. The examples run with the memory adapter as they stand here, but for that of \`<vitrine-shop>\`, which gets its adapter from a script.

${elements.map(({ tagName }) => `- [\`<${tagName}>\`](#${tagName})`).join('\n')}
- [Tokens](#tokens)
- [Types and editor data](#types-and-editor-data)
${elements.map((element) => section(element, shared)).join('')}
## Tokens

Custom properties that all elements share. Set them on any ancestor; \`color-scheme\` decides which color of a pair is used.

| custom property | default | meaning |
| --- | --- | --- |
${shared.map((token) => `| ${tokenRow(token).join(' | ')} |`).join('\n')}

## Types and editor data

\`@vitrine/elements\` exports the class of every element and the detail of every event as types. The tags are typed in
templates too. Add the entry point of the framework to \`types\` in \`tsconfig.json\`, for instance
\`"types": ["@vitrine/elements/react"]\`:

| entry point | for | listener |
| --- | --- | --- |
| \`@vitrine/elements/react\` | JSX of React 19 | \`onvitrine-video-start={listener}\` |
| \`@vitrine/elements/preact\` | JSX of Preact | \`onvitrine-video-start={listener}\` |
| \`@vitrine/elements/solid\` | JSX of Solid | \`on:vitrine-video-start={listener}\` |
| \`@vitrine/elements/vue\` | templates of Vue 3 | \`@vitrine-video-start="listener"\` |
| \`@vitrine/elements/svelte\` | templates of Svelte 5 | \`onvitrine-video-start={listener}\` |

Objects are set as properties: \`adapter={adapter}\`, in Solid \`prop:adapter={adapter}\`, in Vue \`:adapter="adapter"\`.

VS Code completes the tags in HTML and the tokens in CSS with these settings:

\`\`\`json
{
  "html.customData": ["./node_modules/@vitrine/elements/dist/vscode.html-custom-data.json"],
  "css.customData": ["./node_modules/@vitrine/elements/dist/vscode.css-custom-data.json"]
}
\`\`\`

JetBrains editors read \`web-types.json\` of the package without a setting. Other tools read \`custom-elements.json\`.
`;
  const path = join(root, 'docs/elements.md');
  return format(page, { ...(await resolveConfig(path)), filepath: path });
}

if (process.argv[1]?.replaceAll('\\', '/').endsWith('scripts/elements-doc.mjs'))
  writeFileSync(join(root, 'docs/elements.md'), await elementsDoc());
