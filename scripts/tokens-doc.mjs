// docs/tokens.md, from the manifest of the elements: `node scripts/tokens-doc.mjs` writes it, a guard compares.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readElements } from './element-manifest.mjs';
import { root } from './install.mjs';

const cell = (text) => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|');
const table = (tokens) =>
  `| custom property | default | meaning |\n| --- | --- | --- |\n${tokens
    .map(({ name, default: value, description }) => `| \`${name}\` | \`${cell(value)}\` | ${cell(description)} |`)
    .join('\n')}\n`;

const has = ({ cssProperties = [] }, { name }) => cssProperties.some((token) => token.name === name);

export async function tokensDoc() {
  const styled = readElements().filter(({ cssProperties }) => cssProperties);
  const shared = styled[0].cssProperties.filter((token) => styled.every((element) => has(element, token)));
  const own = styled
    .map(({ tagName, cssProperties }) => [
      tagName,
      cssProperties.filter((token) => !shared.some(({ name }) => name === token.name)),
    ])
    .filter(([, tokens]) => tokens.length > 0);
  const page = `# Theming

Elements look like your shop by custom properties, which this page lists, and by parts, which
[the reference](elements.md) lists for each element. Set custom properties on any ancestor:

\`\`\`css
:root {
  color-scheme: light dark;
  --vitrine-accent: light-dark(#0b5d3b, #7fe0b0);
  --vitrine-on-accent: light-dark(#fff, #06231c);
  --vitrine-button-radius: 999px;
  --vitrine-heading-font: 'Georgia', serif;
}

/* What no custom property says, a part does. */
vitrine-cart-drawer::part(checkout) {
  text-transform: uppercase;
}
\`\`\`

- **Light and dark.** Colors are pairs, and the \`color-scheme\` of the place where an element stands decides which one is
  used. Without it, that is the light one. Write your own pairs with \`light-dark(light, dark)\`, or one color for both.
- **Contrast.** Text needs 4.5:1 on its ground, edges that carry meaning 3:1. The theme page in Storybook
  (\`npm run storybook\`, Guide, Theme) shows the figures while you choose, and copies the CSS. If the text on your accent
  cannot be read, the console of the page says so once, when the first sheet or drawer opens.
- **Density.** \`--vitrine-control-height\` and the sizes of text decide how much fits. Below 44 px, controls are hard to
  press with a finger.
- **Motion.** Visitors who ask their system for less motion get none, whatever \`--vitrine-quick\` and \`--vitrine-calm\`
  say.
- **Several looks on one page.** The nearest ancestor decides: a dark section may set other values.

[\`examples/brands\`](../examples/brands) has four shops that look nothing alike: a fashion house, a street label, a
pharmacy and a marketplace. Each is one style sheet. With \`npm start\` they are at
<http://localhost:4173/examples/brands/>.

## All elements

${table(shared)}
${own.map(([tag, tokens]) => `## \`<${tag}>\`\n\n${table(tokens)}`).join('\n')}`;
  const path = join(root, 'docs/tokens.md');
  return format(page, { ...(await resolveConfig(path)), filepath: path });
}

if (process.argv[1]?.replaceAll('\\', '/').endsWith('scripts/tokens-doc.mjs'))
  writeFileSync(join(root, 'docs/tokens.md'), await tokensDoc());
