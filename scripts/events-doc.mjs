// docs/events.md, from the event map and the doc blocks of the elements: `node scripts/events-doc.mjs` writes it, a
// guard compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { globSync } from './glob.mjs';
import { root } from './install.mjs';

const MAP = 'packages/elements/src/base/event-map.ts';

/** Types that the details are made of, and where they are explained. The rest of `@vitrine/core` has doc comments. */
const PARTS = [
  ['Source', 'packages/core/src/analytics/analytics-port.ts'],
  ['CartWarning', 'packages/core/src/cart/cart.ts'],
  ['LineInput', 'packages/core/src/cart/cart.ts'],
  ['PublicLine', 'packages/elements/src/base/public-cart.ts'],
  ['PublicCart', 'packages/elements/src/base/public-cart.ts'],
];

/** The declaration of an exported type with its doc comment. */
function declarationOf(name, file) {
  const text = readFileSync(join(root, file), 'utf8');
  const found = new RegExp(
    `(?:/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?^export (?:interface ${name}\\b[\\s\\S]*?^\\}|type ${name}\\b[\\s\\S]*?;$)`,
    'm',
  ).exec(text);
  if (!found) throw new Error(`${file} has no ${name}`);
  return found[0].replace(/^export /m, '');
}

/** `@fires {Type} name - text` of every element: name -> [{ tag, text }]. */
function senders() {
  const found = new Map();
  const files = ['*/*.ts', '*/*/*.ts'].flatMap((pattern) => globSync(join(root, 'packages/elements/src'), pattern));
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const [, block] of text.matchAll(/\/\*\*([\s\S]*?)\*\/\s*export class/g)) {
      const tag = /@element (\S+)/.exec(block)?.[1];
      if (!tag) continue;
      // A description may go on in the next lines; a tag or an empty line ends it.
      const lines = block.replace(/\n \* +(?=[^\s@])/g, ' ');
      for (const [, name, words] of lines.matchAll(/@fires \{[^}]*\} (vitrine-[a-z-]+) - (.+)/g)) {
        found.set(name, [...(found.get(name) ?? []), { tag, text: words.trim() }]);
      }
    }
  }
  return found;
}

export async function eventsDoc() {
  const text = readFileSync(join(root, MAP), 'utf8');
  const map = /interface VitrineEventMap \{([\s\S]*?\n)\}/.exec(text)[1];
  const sent = senders();
  const rows = [...map.matchAll(/'(vitrine-[a-z-]+)': (VitrineRequestEvent|CustomEvent)<([\s\S]*?)>;\n/g)].map(
    ([, name, kind, detail]) => {
      const by = sent.get(name) ?? [];
      const cancelable = /-request$/.test(name);
      const from = [...new Set(by.map(({ tag }) => `\`<${tag}>\``))].join(', ');
      return `| \`${name}\` | ${cancelable ? (kind === 'VitrineRequestEvent' ? 'yes, or `respondWith()`' : 'yes') : ''} | ${from} | ${by[0]?.text ?? ''} | \`${detail
        .replace(/\s+/g, ' ')
        .replaceAll('|', '\\|')
        .trim()}\` |`;
    },
  );
  const interfaces = [...text.matchAll(/(?:\/\*\*[^/]*\*\/\n)?^export interface \w+Detail\b[^{]*\{[\s\S]*?^\}/gm)]
    .map(([code]) => code.replace(/^export /m, ''))
    .join('\n\n');
  const page = `# Events

Every event bubbles and crosses shadow roots: one listener on the document hears all of them. Listening never changes what happens; only
\`preventDefault()\` on a request does, or \`event.respondWith(promise)\`, with which the page does the act itself. An act on the backend has
a request, then a success or an error. Money is \`{ amount, currency, exponent }\`: whole minor units. No detail carries a gift code or
anything personal. With the script tag: \`vitrine('on', 'cart-add-success', listener)\`.

| event | cancelable | from | when | detail |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

The types of the details, from \`${MAP}\`:

\`\`\`ts
${interfaces}
\`\`\`

What they are made of. \`PublicCart\` comes from \`@vitrine/elements\`, the others from \`@vitrine/core\`, which also has \`Cart\`,
\`CartLine\`, \`Product\`, \`ProductRef\`, \`Money\` and \`ErrorCode\`. A cart in an event is what the shopper sees in the drawer,
without what would open it or name somebody.

\`\`\`ts
${PARTS.map(([name, file]) => declarationOf(name, file)).join('\n\n')}
\`\`\`
`;
  const path = join(root, 'docs/events.md');
  return format(page, { ...(await resolveConfig(path)), filepath: path });
}

if (process.argv[1]?.replaceAll('\\', '/').endsWith('scripts/events-doc.mjs'))
  writeFileSync(join(root, 'docs/events.md'), await eventsDoc());
