/** Matches at a place of the text, and then asks `next` whether the rest matches from where it ended. */
type Matcher = (at: number, next: (at: number) => boolean) => boolean;

const nativeExec = RegExp.prototype.exec;
const assertions: Readonly<Record<string, string>> = { '(?=': 'ahead', '(?!': 'not ahead' };

/** A regular expression that counts how often it looks at a character, as an engine that backtracks does. */
class CountedPattern {
  steps = 0;
  #source: string;
  #flags: string;
  #read = 0;
  #text = '';
  #match: Matcher;

  constructor({ source, flags }: RegExp) {
    this.#source = source;
    this.#flags = flags;
    this.#match = this.#alternatives();
    if (this.#read < source.length) throw new Error(`/${source}/ cannot be counted from ${this.#read}`);
  }

  /** Searches from this place to the first match. */
  search(text: string, from: number): void {
    this.#text = text;
    const last = this.#flags.includes('y') ? from : text.length;
    for (let at = from; at <= last; at++) if (this.#match(at, () => true)) return;
  }

  #take(part: string): boolean {
    if (!this.#source.startsWith(part, this.#read)) return false;
    this.#read += part.length;
    return true;
  }

  #alternatives(): Matcher {
    const sequences = [this.#sequence()];
    while (this.#take('|')) sequences.push(this.#sequence());
    return (at, next) => sequences.some((sequence) => sequence(at, next));
  }

  #sequence(): Matcher {
    let all: Matcher = (at, next) => next(at);
    while (this.#read < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#read))) {
      const [before, atom] = [all, this.#repeated()];
      all = (at, next) => before(at, (end) => atom(end, next));
    }
    return all;
  }

  #repeated(): Matcher {
    const atom = this.#atom();
    const [whole, least, most] = nativeExec.call(/^(?:\{(\d+)(,\d*)?\}|[*+?])/, this.#source.slice(this.#read)) ?? [];
    if (whole === undefined) return atom;
    this.#read += whole.length;
    const min = whole === '+' ? 1 : Number(least ?? 0);
    const max = whole === '?' ? 1 : least && !most ? min : Number(most?.slice(1) || Infinity);
    return this.#take('?') ? lazy(atom, min, max) : greedy(atom, min, max);
  }

  #atom(): Matcher {
    for (const [mark, kind] of Object.entries(assertions)) {
      if (!this.#take(mark)) continue;
      const inner = this.#alternatives();
      this.#take(')');
      return (at, next) => inner(at, () => true) === (kind === 'ahead') && next(at);
    }
    if (this.#take('(?:') || this.#take('(')) {
      const inner = this.#alternatives();
      this.#take(')');
      return inner;
    }
    const pattern = /\\[bB]|[\^$]|\[(?:\\.|[^\]\\])*\]|\\(?:u[\da-f]{4}|x[\da-f]{2}|[^1-9k])|[^()?*+{}|\\]/isy;
    pattern.lastIndex = this.#read;
    const [part] = nativeExec.call(pattern, this.#source) ?? [];
    if (part === undefined) throw new Error(`/${this.#source}/ cannot be counted from ${this.#read}`);
    this.#read += part.length;
    const isEdge = /^(?:\\[bB]|[\^$])$/.test(part);
    const one = new RegExp(part, `${this.#flags.replace(/[gy]/g, '')}y`);
    return (at, next) => {
      this.steps += 1;
      one.lastIndex = at;
      return nativeExec.call(one, this.#text) !== null && next(isEdge ? at : at + 1);
    };
  }
}

/** As many as there are, then fewer. Every place is tried from a list, because a text may be longer than the stack. */
function greedy(atom: Matcher, min: number, max: number): Matcher {
  return (at, next) => {
    const ends = [at];
    while (ends.length <= max) {
      const end = ends.at(-1) ?? at;
      let after = end;
      if (!atom(end, (place) => ((after = place), true)) || after === end) break;
      ends.push(after);
    }
    while (ends.length > min) if (next(ends.pop() ?? at)) return true;
    return false;
  };
}

function lazy(atom: Matcher, min: number, max: number): Matcher {
  return (at, next) => {
    let end = at;
    for (let count = 0; ; count++) {
      if (count >= min && next(end)) return true;
      let after = end;
      if (count >= max || !atom(end, (place) => ((after = place), true)) || after === end) return false;
      end = after;
    }
  };
}

/**
 * How many characters `act` looks at while it searches texts, by regular expressions or by `includes` and `indexOf`. It
 * is the same number on every machine. A part that repeats takes its first way only, so a pattern such as `(a|aa)*` is
 * counted too low; look-behind and references to groups throw.
 */
export function searchSteps(act: () => void): number {
  const patterns = new Map<string, CountedPattern>();
  let steps = 0;
  const { exec } = RegExp.prototype;
  const { includes, indexOf } = String.prototype;
  let isCounting = false;
  RegExp.prototype.exec = function (text) {
    if (!isCounting) {
      isCounting = true;
      const key = String(this);
      const pattern = patterns.get(key) ?? new CountedPattern(this);
      patterns.set(key, pattern);
      pattern.search(text, this.global || this.sticky ? this.lastIndex : 0);
      isCounting = false;
    }
    return exec.call(this, text);
  };
  const counted = (search: (text: string, from?: number) => number) =>
    function (this: string, text: string, from = 0) {
      const found = search.call(this, text, from);
      if (!isCounting) steps += (found < 0 ? this.length : found + text.length) - from;
      return found;
    };
  String.prototype.indexOf = counted(indexOf);
  String.prototype.includes = function (text, from) {
    return String.prototype.indexOf.call(this, text, from) >= 0;
  };
  try {
    act();
  } finally {
    RegExp.prototype.exec = exec;
    String.prototype.indexOf = indexOf;
    String.prototype.includes = includes;
  }
  for (const pattern of patterns.values()) steps += pattern.steps;
  return steps;
}
