import { safeUrl, type CaptionTrack, type Video } from '@vitrine/core';
import type { VideoSource } from '@vitrine/media';

/** What is to be played, from wherever it was said. */
export interface Film {
  readonly sources: readonly VideoSource[];
  readonly captions: readonly CaptionTrack[];
}

interface SourceAttributes {
  readonly src: string;
  readonly type: string;
}

const address = (value: string | null): string | null =>
  value === null || value === '' ? null : safeUrl(value, document.baseURI);

function source(src: string | null, type: string | null | undefined): VideoSource[] {
  const url = address(src);
  return url === null ? [] : [{ src: url, ...(type ? { type } : {}) }];
}

/** Attributes win over `<source>` children, those over the backend's film, that over the fallback link. What is not a safe address is left out. */
export function resolveSource(player: Element & SourceAttributes, video: Video | null | undefined): Film {
  const children = [...player.children];
  const own = source(player.src, player.type);
  const listed = children.flatMap((child) =>
    child instanceof HTMLSourceElement ? source(child.getAttribute('src'), child.type) : [],
  );
  const known = (video?.sources ?? []).flatMap(({ src, type }) => source(src, type));
  const tracks = children.flatMap((child) => {
    if (!(child instanceof HTMLTrackElement) || !/^(?:subtitles|captions)$/.test(child.kind)) return [];
    const src = address(child.getAttribute('src'));
    return src === null ? [] : [{ src, lang: child.srclang, label: child.label || child.srclang }];
  });
  const captions =
    tracks.length > 0
      ? tracks
      : (video?.captions ?? []).flatMap((track) => {
          const src = address(track.src);
          return src === null ? [] : [{ ...track, src }];
        });
  const link = player.querySelector(':scope > a[href]')?.getAttribute('href') ?? '';
  const fallback = /\.(?:mp4|webm|m3u8)(?:[?#]|$)/i.test(link) ? source(link, null) : [];
  return { sources: [own, listed, known, fallback].find((list) => list.length > 0) ?? [], captions };
}

/** The picture shown before the first frame: `poster`, the backend's, or the image of the fallback content. */
export function posterOf(
  player: Element & { readonly poster: string },
  video: Video | null | undefined,
): string | null {
  return (
    address(player.poster) ??
    address(video?.poster ?? null) ??
    address(player.querySelector(':scope > img, :scope > a > img')?.getAttribute('src') ?? null)
  );
}

/** `9/16`, `9:16` or `0.5625` as a CSS ratio; `null` = nobody said. */
export function aspectOf(
  player: Element & { readonly aspectRatio: string },
  video: Video | null | undefined,
): string | null {
  const said = /^\s*(\d+(?:\.\d+)?)\s*(?:[/:]\s*(\d+(?:\.\d+)?))?\s*$/.exec(player.aspectRatio);
  if (said) return `${said[1]} / ${said[2] ?? 1}`;
  if (video?.width && video.height) return `${video.width} / ${video.height}`;
  const image = player.querySelector(':scope > img, :scope > a > img');
  const [width, height] = [image?.getAttribute('width'), image?.getAttribute('height')].map(Number);
  return width && height ? `${width} / ${height}` : null;
}
