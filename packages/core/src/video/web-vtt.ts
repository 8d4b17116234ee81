/** One cue of a WebVTT file, in seconds. `settings` and `text` are as written: `text` may hold tags and references. */
export interface VttCue {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly settings: string;
  readonly text: string;
}

/**
 * A block of the file between two empty lines. `cue` is `null` when the block is no cue: a comment, a style sheet, a
 * region, or times that cannot be read.
 */
export interface VttBlock {
  readonly cue: VttCue | null;
  /** The line before the times; may be empty. */
  readonly id: string;
  /** The line with `-->`; `null` = there is none. */
  readonly times: string | null;
  /** The block without its times. */
  readonly text: string;
}

const signature = 'WEBVTT';

/**
 * Splits a WebVTT file into blocks by the parsing rules of the specification (https://www.w3.org/TR/webvtt1/#file-parsing),
 * which browsers follow for `<track>`: a line with `-->` ends the cue before it, hours may be missing, the rest of the
 * header is skipped. `null` = the text is not WebVTT. Never throws; the time needed grows with the length only.
 */
export function vttBlocks(text: string): VttBlock[] | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\0', '\uFFFD')
    .split(/\r\n|\n|\r/);
  const [first = ''] = lines;
  if (!first.startsWith(signature) || (first.length > signature.length && !/[\t ]/.test(first.charAt(6)))) return null;
  const blocks: VttBlock[] = [];
  let at = 1;
  // The header goes on until an empty line, or until the times of a cue.
  while (at < lines.length && lines[at] !== '' && !lines[at]?.includes('-->')) at++;
  while (at < lines.length) {
    if (lines[at] === '') at++;
    else at = readBlock(lines, at, blocks);
  }
  return blocks;
}

/** Reads the block that begins at this line, and returns where the next one begins. */
function readBlock(lines: readonly string[], start: number, blocks: VttBlock[]): number {
  let at = start;
  let id = '';
  let times: string | null = null;
  let text: string[] = [];
  for (; at < lines.length && lines[at] !== ''; at++) {
    const line = lines[at] ?? '';
    if (!line.includes('-->')) text.push(line);
    else if (times !== null || at > start + 1) break;
    else {
      times = line;
      id = text[0] ?? '';
      if (cueTimes(line)) text = [];
    }
  }
  const read = times === null ? null : cueTimes(times);
  blocks.push({
    cue: read ? { id, ...read, text: text.join('\n') } : null,
    id,
    times,
    text: text.join('\n'),
  });
  return at;
}

const stamp = String.raw`((?:\d+:)?\d\d:\d\d\.\d{3})(?!\d)`;
const timesPattern = new RegExp(String.raw`^[\t\f ]*${stamp}[\t\f ]*-->[\t\f ]*${stamp}(.*)$`, 's');

function cueTimes(line: string): Pick<VttCue, 'start' | 'end' | 'settings'> | null {
  const [, from = '', to = '', settings = ''] = timesPattern.exec(line) ?? [];
  const start = stampSeconds(from);
  const end = stampSeconds(to);
  return Number.isNaN(start + end) ? null : { start, end, settings: settings.trim() };
}

/** Seconds of a WebVTT timestamp such as `01:02.500` or `1:00:02.500`; `NaN` = it is none. */
function stampSeconds(text: string): number {
  const [seconds = NaN, minutes = NaN, hours = 0] = text.split(':').map(Number).reverse();
  // Rounded, because sums such as 60 + 1.007 would not be the same number as 61.007.
  return seconds < 60 && minutes < 60 ? Math.round((hours * 3600 + minutes * 60 + seconds) * 1000) / 1000 : NaN;
}

/** The cues of a WebVTT file, in the order in which a browser lists them: by start, then the longer one first. */
export function parseVttCues(text: string): VttCue[] {
  const cues = (vttBlocks(text) ?? []).flatMap(({ cue }) => cue ?? []);
  return cues.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The settings of a cue that the player honours. `auto` = where it is put without a setting. */
export interface VttSettings {
  /** A line number when `snapToLines`, which may be negative (from below), else percent of the height. */
  readonly line: number | 'auto';
  readonly snapToLines: boolean;
  /** Percent of the width. */
  readonly position: number | 'auto';
  readonly size: number;
  readonly align: 'start' | 'center' | 'end' | 'left' | 'right';
}

const percentPattern = /^\d+(?:\.\d+)?%$/;
const linePattern = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;
const alignments = ['start', 'center', 'end', 'left', 'right'] as const;

function percent(value: string): number | null {
  const number = percentPattern.test(value) ? Number(value.slice(0, -1)) : NaN;
  return number <= 100 ? number : null;
}

/** Reads the settings of a cue; one that cannot be read is skipped, as browsers do. */
export function parseVttSettings(settings: string): VttSettings {
  const read: { -readonly [K in keyof VttSettings]: VttSettings[K] } = {
    line: 'auto',
    snapToLines: true,
    position: 'auto',
    size: 100,
    align: 'center',
  };
  for (const setting of settings.split(/[\t\f ]+/)) {
    const colon = setting.indexOf(':');
    const value = setting.slice(colon + 1);
    if (colon < 1 || value === '') continue;
    const [first = '', anchor] = value.split(/,(.*)/s);
    const share = percent(first);
    switch (setting.slice(0, colon)) {
      case 'line':
        if (anchor !== undefined && !/^(?:start|center|end)$/.test(anchor)) break;
        if (share !== null) Object.assign(read, { line: share, snapToLines: false });
        else if (linePattern.test(first)) Object.assign(read, { line: Number(first), snapToLines: true });
        break;
      case 'position':
        if (share !== null && (anchor === undefined || /^(?:line-left|center|line-right)$/.test(anchor)))
          read.position = share;
        break;
      case 'size':
        read.size = percent(value) ?? read.size;
        break;
      case 'align':
        read.align = alignments.find((one) => one === value) ?? read.align;
        break;
    }
  }
  return read;
}
