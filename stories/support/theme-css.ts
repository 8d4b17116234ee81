import { contrastOf } from '../../packages/elements/src/theme/accent-contrast.js';
import { isColor, tokens, type ManifestItem } from './manifest.js';

export type Scheme = 'light' | 'dark';

/** What a designer has set: for each token a value, or one for each scheme. Nothing = the default. */
export type Theme = Readonly<Record<string, Readonly<Partial<Record<Scheme, string>>>>>;

const isPair = (token: ManifestItem): boolean => isColor(token);

/** The value of a token in a scheme: what was set, else the default; another token is looked up. */
export function valueIn(theme: Theme, scheme: Scheme, name: string): string {
  const own = theme[name];
  const token = tokens.find((item) => item.name === name);
  const set = own?.[scheme] ?? (token && !isPair(token) ? own?.light : undefined);
  if (set) return set;
  const preset = token?.default ?? '';
  const [, light = '', dark = ''] = /^light-dark\((.*), (#.*)\)$/.exec(preset) ?? [];
  if (light) return scheme === 'light' ? light : dark;
  const other = /^var\((--[\w-]+)\)$/.exec(preset)?.[1];
  return other === undefined ? preset : valueIn(theme, scheme, other);
}

/** The theme as CSS to paste: only what was set, colors as pairs. */
export function themeCss(theme: Theme): string {
  const lines = tokens.flatMap((token) => {
    const { light, dark } = theme[token.name] ?? {};
    if (!light && !dark) return [];
    const value = isPair(token)
      ? `light-dark(${light ?? valueIn({}, 'light', token.name)}, ${dark ?? valueIn({}, 'dark', token.name)})`
      : (light ?? '');
    return [`  ${token.name}: ${value};\n`];
  });
  return lines.length > 0 ? `:root {\n${lines.join('')}}\n` : '';
}

/** Text and ground that have to differ, with the contrast that WCAG 2.2 AA asks for. */
const pairs: readonly (readonly [text: string, ground: string, wanted: number])[] = [
  ['on-accent', 'accent', 4.5],
  ['ink', 'paper', 4.5],
  ['ink', 'ground', 4.5],
  ['ink-soft', 'paper', 4.5],
  ['positive', 'paper', 4.5],
  ['caution', 'paper', 4.5],
  ['danger', 'paper', 4.5],
  ['edge', 'paper', 3],
  ['selected', 'paper', 3],
  ['focus', 'paper', 3],
  ['chip-ink', 'chip-ground', 4.5],
  ['on-marker', 'marker', 4.5],
];

export interface ContrastFigure {
  readonly text: string;
  readonly ground: string;
  readonly wanted: number;
  readonly contrast: number;
}

export const contrasts = (theme: Theme, scheme: Scheme): readonly ContrastFigure[] =>
  pairs.map(([text, ground, wanted]) => ({
    text,
    ground,
    wanted,
    contrast: contrastOf(valueIn(theme, scheme, `--vitrine-${text}`), valueIn(theme, scheme, `--vitrine-${ground}`)),
  }));
