/** One caption: seconds and plain text; lines are separated by line breaks. */
export interface Caption {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const timePattern = /(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '‎', rlm: '‏' };

/** Parses WebVTT. Tags and settings are dropped, since the player positions captions. Unreadable cues are skipped. */
export function parseCaptions(vtt: string): Caption[] {
  const captions: Caption[] = [];
  for (const block of vtt
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    const [from, to] = (lines[at] ?? '').split('-->').map(seconds);
    const text = plainText(lines.slice(at + 1).join('\n'));
    if (at >= 0 && from !== undefined && to !== undefined && to > from && text !== '')
      captions.push({ start: from, end: to, text });
  }
  return captions.sort((a, b) => a.start - b.start);
}

function seconds(text: string): number {
  const [, hours = '0', minutes, rest, thousandths] = timePattern.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) + Number(thousandths) / 1000;
}

export function plainText(payload: string): string {
  return payload
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (all, name: string) => (Object.hasOwn(entities, name) ? (entities[name] ?? all) : all))
    .trim();
}

/** The text at `time`; an empty string = none. */
export function captionAt(captions: readonly Caption[], time: number): string {
  return captions
    .filter(({ start, end }) => time >= start && time < end)
    .map(({ text }) => text)
    .join('\n');
}
