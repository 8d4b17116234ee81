// Where something stands in a JSON file. Only a file with an error is read this way.

/** The whitespace of JSON: a no-break space between two values is an error like any other. */
const blank = /[ \t\n\r]*/y;
const token =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/uy;

/** Thrown where the text is no JSON any more. Never leaves this file. */
class NoJson extends Error {}

/** Visits every value with its JSON pointer. Returns the offset of the first token that cannot stand there. */
function scan(text: string, visit: (pointer: string, offset: number) => void): number | null {
  let offset = 0;
  let next = '';
  const advance = (): void => {
    blank.lastIndex = offset + next.length;
    blank.test(text);
    token.lastIndex = offset = blank.lastIndex;
    next = token.exec(text)?.[0] ?? '';
  };
  const take = (isWanted: (found: string) => boolean): string => {
    const found = next;
    if (found === '' || !isWanted(found)) throw new NoJson();
    advance();
    return found;
  };
  const list = (end: string, entry: (index: number) => void): void => {
    if (next !== end) {
      let index = 0;
      do entry(index++);
      while (next === ',' && take(() => true));
    }
    take((found) => found === end);
  };
  const value = (pointer: string): void => {
    visit(pointer, offset);
    const first = take((found) => !/^[}\],:]/.test(found));
    if (first === '[') list(']', (index) => value(`${pointer}/${index}`));
    if (first === '{')
      list('}', () => {
        const name = JSON.parse(take((found) => found.startsWith('"'))) as string;
        take((found) => found === ':');
        value(pointer + step(name));
      });
  };
  try {
    advance();
    value('');
    if (offset < text.length) throw new NoJson();
    return null;
  } catch {
    return offset;
  }
}

/** A name as a part of a JSON pointer (RFC 6901). */
export const step = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The line of every value of a file, from 1, by its JSON pointer: one pass, however much is wrong in the file. */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  let counted = 0;
  scan(text, (pointer, offset) => {
    for (; counted < offset; counted++) if (text[counted] === '\n') line++;
    // Of two values with one name the last counts, as in JSON.parse.
    lines.set(pointer, line);
  });
  return lines;
}

/** The line of a value; of a value that is missing, the line of what it is missing in. */
export function lineOf(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return lines.get('') ?? 1;
}

/** The line of the first error of a text that is no JSON. */
export const brokenLine = (text: string): number => lineAt(text, scan(text, () => undefined) ?? 0);
