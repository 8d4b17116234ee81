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

/**
 * HTML as plain text: paragraphs are separated by an empty line. Every pattern stops at the next mark, because a shop
 * may send thousands of marks that never end.
 */
export function plainText(html: string): string {
  const text = html
    .split(/<\/(?:script|style)\s*>/i)
    .map((part, at, parts) => (parts[at + 1] === undefined ? part : part.replace(/<(?:script|style)\b.*/is, ' ')))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<\/(?:p|div|h\d|li|[uo]l|tr)\s*>/gi, '\n\n')
    .replace(/<[^<>]*>/g, '');
  return decodeEntities(text)
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
