/** The named entities that shops use; all others come as numbers. */
const names =
  'amp & lt < gt > quot " apos \' nbsp \u00a0 ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” hellip … times × trade ™ reg ®'.split(
    ' ',
  );

/** Shops encode HTML entities in names once; they are decoded once, without a DOM. Anything else stays as it is. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7}|x[\da-f]{1,6})|(\w{2,8}));/gi, (whole, code: string | undefined, name: string) => {
    if (!code) return names[names.indexOf(name) + 1 || names.length] ?? whole;
    const point = Number(code.replace(/^x/i, '0x'));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** Names of the elements whose end begins a new paragraph. */
const paragraphs = /^(?:p|div|h\d|li|[uo]l|tr)$/;

/**
 * HTML as plain text: paragraphs are separated by an empty line. Goes once over the text, whatever it holds: a shop may
 * send thousands of marks that never end.
 */
export function plainText(html: string): string {
  const parts: string[] = [];
  const unended = new Set<string>();
  let at = 0;
  for (;;) {
    const start = html.indexOf('<', at);
    const end = start < 0 ? -1 : html.indexOf('>', start);
    parts.push(spaced(html.slice(at, end < 0 ? undefined : start)));
    if (end < 0) break;
    at = end + 1;
    const [, slash, name = ''] = /^(\/?)([a-z][a-z\d]*)/.exec(html.slice(start + 1, start + 12).toLowerCase()) ?? [];
    if (name === 'br' && !slash) parts.push('\n');
    else if (slash && paragraphs.test(name)) parts.push('\n\n');
    else if ((name === 'script' || name === 'style') && !slash && !unended.has(name)) {
      const close = endOf(name, html, at);
      if (close < 0) unended.add(name);
      else at = close;
      parts.push(' ');
    }
  }
  return decodeEntities(parts.join(''))
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const spaced = (text: string): string => text.replace(/\s+/g, ' ');

/** Where the content of a script or a style sheet has ended; -1 = nowhere. */
function endOf(name: 'script' | 'style', html: string, from: number): number {
  const close = name === 'script' ? /<\/script\s*>/gi : /<\/style\s*>/gi;
  close.lastIndex = from;
  return close.exec(html) ? close.lastIndex : -1;
}
