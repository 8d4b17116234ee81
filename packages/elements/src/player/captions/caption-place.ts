import type { VttSettings } from '@vitrine/core/hotspots';

const rightToLeft = /^[^A-Za-z\u0590-\u08FF\uFB1D-\uFEFC]*[\u0590-\u08FF\uFB1D-\uFEFC]/;

/** Of the height of the caption's font; the line of captions that `line:3` counts. */
const lineHeight = 1.35;

/**
 * The style of a caption whose file says where it is to be; `null` = it says nothing about that. Sizes and positions
 * follow the specification of WebVTT. A caption in the lower half is anchored below, so that it clears the controls.
 */
export function captionPlace(settings: VttSettings, text: string): Record<string, string> | null {
  const { line, snapToLines, position, size, align } = settings;
  if (line === 'auto' && position === 'auto' && size === 100 && align === 'center') return null;
  const isRightToLeft = rightToLeft.test(text);
  const side = align === 'start' ? !isRightToLeft : align === 'end' ? isRightToLeft : align === 'left';
  const anchor = align === 'center' ? 'center' : side ? 'left' : 'right';
  const at = position === 'auto' ? { left: 0, center: 50, right: 100 }[anchor] : position;
  const most = { left: 100 - at, center: 2 * Math.min(at, 100 - at), right: at }[anchor];
  const width = Math.min(size, most);
  const left = { left: at, center: at - width / 2, right: at - width }[anchor];
  return {
    left: `${left}%`,
    width: `${width}%`,
    'text-align': anchor,
    ...verticalPlace(line, snapToLines, text.split('\n').length),
  };
}

function verticalPlace(line: number | 'auto', snapToLines: boolean, rows: number): Record<string, string> {
  if (line === 'auto') return { bottom: '0' };
  if (snapToLines) return line < 0 ? { bottom: `${(-1 - line) * lineHeight}em` } : { top: `${line * lineHeight}em` };
  return line < 50 ? { top: `${line}%` } : { bottom: `max(0px, ${100 - line}% - ${(rows * lineHeight).toFixed(2)}em)` };
}
