import type { GiftCardDesign } from '@vitrine/core';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isRatio = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
const isColor = (value: unknown): value is string => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
/** A plain file name beside the library: no path out of the folder, no other scheme. */
const isFile = (value: unknown): value is string => typeof value === 'string' && /^\w[\w.-]*$/.test(value);

/**
 * The designs of a `library.json` in the folder `base`, in one language. A damaged entry is left out; `[]` when it is
 * no library.
 */
export function designsIn(json: unknown, base: string, language: string): readonly GiftCardDesign[] {
  if (!isRecord(json) || !Array.isArray(json.designs)) return [];
  return json.designs.flatMap((entry: unknown): GiftCardDesign[] => {
    if (!isRecord(entry)) return [];
    const { id, occasion, title, image, still, ink, paper, textArea: area } = entry;
    if (
      typeof id !== 'string' ||
      typeof occasion !== 'string' ||
      !isRecord(title) ||
      !isFile(image) ||
      !isFile(still) ||
      !isColor(ink) ||
      !isColor(paper)
    )
      return [];
    if (!isRecord(area) || !isRatio(area.x) || !isRatio(area.y) || !isRatio(area.w) || !isRatio(area.h)) return [];
    const words = title[language] ?? title.en;
    return [
      {
        id,
        occasion,
        title: typeof words === 'string' ? words : id,
        image: `${base}/${image}`,
        still: `${base}/${still}`,
        ink,
        paper,
        textArea: { x: area.x, y: area.y, w: area.w, h: area.h },
      },
    ];
  });
}
