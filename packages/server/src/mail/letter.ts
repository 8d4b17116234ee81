import { escapeHtml } from './html.js';
import type { Words } from './words/words.js';

/** A text that may run in the other direction than the text around it. */
export interface Isolated {
  readonly isolated: string;
}
/** A sentence with names in it. */
export type Line = readonly (string | Isolated)[];

/** What a letter says, before it has a form. */
export interface LetterContent {
  readonly subject: Line;
  readonly heading: Line;
  readonly lines: readonly Line[];
  /** Words that somebody wrote, line ends included. */
  readonly quote?: string;
  /** Something to type. */
  readonly code?: string;
  readonly button?: { readonly label: string; readonly href: string };
  readonly small: readonly Line[];
}

/** A sentence of a template as a line: `{name}` stands for a value. */
export const fill = (sentence: string, values: Readonly<Record<string, string>> = {}): Line =>
  sentence
    .split(/(\{\w+\})/)
    .filter(Boolean)
    .map((part) => {
      const value = /^\{\w+\}$/.test(part) ? values[part.slice(1, -1)] : undefined;
      return value === undefined ? part : { isolated: value };
    });

/** On one line, as the header of a mail needs it. */
const plain = (line: Line): string =>
  line.map((part) => (typeof part === 'string' ? part : part.isolated.replace(/\s+/g, ' '))).join('');

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';
const toText = (line: Line): string =>
  line.map((part) => (typeof part === 'string' ? part : `${firstStrongIsolate}${part.isolated}${popIsolate}`)).join('');
const toHtml = (line: Line): string =>
  line
    .map((part) => (typeof part === 'string' ? escapeHtml(part) : `<bdi>${escapeHtml(part.isolated)}</bdi>`))
    .join('');

const paragraph = 'margin:0 0 16px;font-size:16px;line-height:1.6';

/** The letter as subject, text and HTML, in the language's direction. Styles stand in the elements: mail has no others. */
export function writeLetter(
  { subject, heading, lines, quote, code, button, small }: LetterContent,
  { lang, dir }: Pick<Words, 'lang' | 'dir'>,
): { subject: string; text: string; html: string } {
  const text = [
    toText(heading),
    ...lines.map(toText),
    ...(quote === undefined ? [] : [quote]),
    ...(code === undefined ? [] : [code]),
    ...(button ? [`${button.label}\n${button.href}`] : []),
    ...small.map(toText),
  ].join('\n\n');
  const html = `<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(plain(subject))}</title></head>
<body style="margin:0;background:#f6f4f0;color:#1c1a17;font-family:system-ui,sans-serif">
<div dir="${dir}" style="max-width:520px;margin:0 auto;padding:32px 24px;text-align:start">
<h1 style="margin:0 0 24px;font-size:24px;line-height:1.4;font-weight:600">${toHtml(heading)}</h1>
${lines.map((line) => `<p style="${paragraph}">${toHtml(line)}</p>`).join('\n')}
${
  quote === undefined
    ? ''
    : `<blockquote dir="auto" style="margin:0 0 24px;padding:0 0 0 16px;border-inline-start:2px solid #c9c2b6;\
white-space:pre-wrap;font-size:16px;line-height:1.6">${escapeHtml(quote)}</blockquote>`
}
${
  code === undefined
    ? ''
    : `<p dir="ltr" style="margin:0 0 24px;font-size:32px;letter-spacing:4px;text-align:start">${escapeHtml(code)}</p>`
}
${
  button
    ? `<p style="margin:8px 0 32px"><a href="${escapeHtml(button.href)}" style="display:inline-block;padding:14px 24px;\
border-radius:6px;background:#1c1a17;color:#ffffff;text-decoration:none;font-size:16px">${escapeHtml(button.label)}</a></p>`
    : ''
}
${small.map((line) => `<p style="margin:0 0 8px;font-size:14px;line-height:1.5;color:#5f5a52">${toHtml(line)}</p>`).join('\n')}
</div></body></html>`;
  return { subject: plain(subject), text: `${text}\n`, html };
}
