// Data for editors, from the manifest: tags, attributes and tokens for VS Code; for JetBrains also events, slots, parts
// and properties.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readElements } from './element-manifest.mjs';
import { root } from './install.mjs';

/** The values of a union of strings: `'tile' | 'row'`. */
const valuesOf = (type) => (/^'[^']*'(?: \| '[^']*')*$/.test(type) ? type.match(/[^' |]+/g) : []);

const textOf = ({ summary, description }) => `${summary}\n\n${description}`;

/** A default of nothing (`''`, `null`) is not worth a sentence. */
const withDefault = ({ description, default: value = 'null' }) =>
  value === "''" || value === 'null' ? description : `${description} Default: \`${value}\`.`;

/** One entry for each name: several elements have the same parts and tokens. */
const unique = (elements, list) => [
  ...new Map(elements.flatMap((element) => element[list] ?? []).map((item) => [item.name, item])).values(),
];

const markdown = (value) => ({ kind: 'markdown', value });

/** https://github.com/microsoft/vscode-custom-data */
export function vsCodeHtmlData(elements) {
  return {
    version: 1.1,
    tags: elements.map((element) => ({
      name: element.tagName,
      description: markdown(textOf(element)),
      attributes: (element.attributes ?? []).map(({ name, type, ...attribute }) => ({
        name,
        description: markdown(withDefault(attribute)),
        // `v` is the name of that format for an attribute that needs no value.
        ...(type.text === 'boolean'
          ? { valueSet: 'v' }
          : { values: valuesOf(type.text).map((value) => ({ name: value })) }),
      })),
    })),
  };
}

export function vsCodeCssData(elements) {
  return {
    version: 1.1,
    properties: unique(elements, 'cssProperties').map((property) => ({
      name: property.name,
      description: markdown(withDefault(property)),
    })),
  };
}

/** https://github.com/JetBrains/web-types */
export function webTypes(elements, { name, version }) {
  const emitted = (element) =>
    (element.events ?? []).map(({ name, description, type }) => ({ name, description, type: type.text }));
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: textOf(element),
          attributes: (element.attributes ?? []).map(({ name, description, type, default: value }) => ({
            name,
            description,
            value: { type: type.text, default: value },
          })),
          slots: (element.slots ?? []).filter(({ name }) => !name.includes('*')),
          events: emitted(element),
          js: {
            properties: (element.members ?? [])
              .filter(({ kind }) => kind === 'field')
              .map(({ name, description, type }) => ({ name, description, type: type.text })),
            events: emitted(element),
          },
        })),
      },
      css: {
        properties: unique(elements, 'cssProperties').map((property) => ({
          name: property.name,
          description: withDefault(property),
        })),
        'pseudo-elements': unique(elements, 'cssParts').map(({ name }) => ({ name: `part(${name})` })),
      },
    },
  };
}

export function writeEditorData() {
  const folder = join(root, 'packages/elements');
  const elements = readElements();
  const write = (file, data) => writeFileSync(join(folder, 'dist', file), `${JSON.stringify(data, null, 2)}\n`);
  write('vscode.html-custom-data.json', vsCodeHtmlData(elements));
  write('vscode.css-custom-data.json', vsCodeCssData(elements));
  write('web-types.json', webTypes(elements, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))));
}
