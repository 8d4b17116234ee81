// The manifest that ships describes every element whole: what it takes, emits, styles and renders.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const elements = fileURLToPath(new URL('../../packages/elements', import.meta.url));
const { modules } = JSON.parse(readFileSync(join(elements, 'custom-elements.json'), 'utf8'));
const known = new Map(modules.flatMap(({ declarations }) => declarations).map((element) => [element.tagName, element]));
const sources = readdirSync(join(elements, 'src'), { recursive: true })
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|locales/.test(file))
  .map((file) => readFileSync(join(elements, 'src', file), 'utf8'));
const namesIn = (pattern) =>
  new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, ...names]) => names.find(Boolean))));
const documented = (list) =>
  new Set([...known.values()].flatMap((element) => element[list] ?? []).map(({ name }) => name));
const sorted = (names) => [...names].sort();

test('it has every element that define/ registers, each with a summary and no text missing', () => {
  const tags = readdirSync(join(elements, 'src/define')).map((file) => `vitrine-${file.replace('.ts', '')}`);
  assert.deepEqual(sorted(known.keys()), sorted(tags));
  for (const [tag, element] of known) {
    assert.match(element.summary ?? '', /\.$/, `${tag} has a summary`);
    assert.match(element.description ?? '', /\.$/, `${tag} has a description`);
    for (const list of ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'])
      for (const { name, description } of element[list] ?? [])
        assert.match(description ?? '', /\S{3}/, `${tag}, ${list}: ${name} has a description`);
  }
  assert.ok(known.get('vitrine-player').attributes.some(({ name }) => name === 'video-id'));
});

test('its paths are those of the published package', () => {
  const text = JSON.stringify(modules);
  assert.doesNotMatch(text, /"[^"]*src\/[^"]*"|\.ts"/);
  for (const { path } of modules) assert.match(path, /^dist\/.*\.js$/);
});

test('the type of every event is that of the event map', () => {
  const map = /interface VitrineEventMap \{([\s\S]*?\n)\}/.exec(
    readFileSync(join(elements, 'src/base/event-map.ts'), 'utf8'),
  )[1];
  const types = new Map(
    [...map.matchAll(/'(vitrine-[a-z-]+)': ([\s\S]*?);\n/g)].map(([, name, type]) => [name, type.replace(/\s+/g, ' ')]),
  );
  const emitted = new Set();
  for (const [tag, { events = [] }] of known) {
    for (const { name, type } of events) {
      assert.equal(type?.text, types.get(name), `${tag}: ${name}`);
      emitted.add(name);
    }
  }
  assert.deepEqual(sorted(emitted), sorted(types.keys()));
});

test('parts: what is rendered is documented, what is documented is rendered, the outermost is base', () => {
  const rendered = namesIn(/\bpart="([a-z-]+)"|\bpart\.add\('([a-z-]+)'\)|\bpart: '([a-z-]+)'/g);
  // Two places compute the name: a chip or a swatch, a disclosure by its own name.
  for (const name of ['chip', 'swatch', 'codes', 'note']) rendered.add(name);
  assert.deepEqual(sorted(documented('cssParts')), sorted(rendered));
  for (const [tag, { cssParts }] of known) if (cssParts) assert.equal(cssParts[0].name, 'base', tag);
  assert.ok([...known.values()].filter(({ cssParts }) => cssParts).length >= 6);
});

test('custom properties: every token is on every element that has a shadow tree, with its default', () => {
  // The font size of the user scales the defaults of text, which are named for the usual size.
  const sheet = readFileSync(join(elements, 'src/theme/tokens.styles.ts'), 'utf8')
    .replace(/\s+/g, ' ')
    .replace(/calc\((\d+px) \* var\(--text-scale\)\)/g, '$1');
  const tokens = new Set([...sheet.matchAll(/var\( ?--vitrine-([a-z0-9-]+)/g)].map(([, name]) => name));
  assert.ok(tokens.size >= 24);
  for (const [tag, { cssParts, cssProperties = [] }] of known) {
    if (!cssParts) continue;
    const defaults = new Map(cssProperties.map((property) => [property.name, property.default]));
    for (const token of tokens) {
      const value = defaults.get(`--vitrine-${token}`);
      assert.ok(value, `${tag}: --vitrine-${token}`);
      // A default that is another token names it as the page knows it. The list of system fonts is not repeated.
      const inSheet = value.replaceAll('var(--vitrine-', 'var(--');
      if (token !== 'font') assert.ok(sheet.includes(`var(--vitrine-${token}, ${inSheet})`), `${token}: ${value}`);
    }
  }
  assert.deepEqual(sorted(documented('cssProperties')), sorted(namesIn(/var\(\s*(--vitrine-[a-z0-9-]+)/g)));
});

test('slots: what is documented is rendered', () => {
  const rendered = namesIn(/<slot name="([a-z-]+)"/g);
  // The player makes one slot for each hotspot that has content.
  assert.deepEqual(sorted(documented('slots')), sorted([...rendered, '', 'hotspot-*']));
});
