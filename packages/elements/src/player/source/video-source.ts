import type { CaptionTrack, Video } from '@vitrine/core';
import type { VideoSource } from '@vitrine/media';
import { safeAddress } from './safe-address.js';

/** What a player is to play. */
export interface ResolvedSource {
  readonly sources: readonly VideoSource[];
  readonly captions: readonly CaptionFile[];
}

/** A caption file of the page or of the backend. */
export interface CaptionFile extends CaptionTrack {
  /** The author marked it with `default`. */
  readonly isDefault: boolean;
}

interface SourceAttributes {
  readonly src: string;
  readonly type: string;
}

function source(address: string | null | undefined, type?: string): VideoSource[] {
  const src = safeAddress(address);
  return src === null ? [] : [{ src, ...(type ? { type } : {}) }];
}

/**
 * Attributes win over `<source>` children, those over the backend's video, and that over the fallback link. Addresses
 * that are not safe are left out.
 */
export function resolveSource(player: Element & SourceAttributes, shopVideo: Video | null | undefined): ResolvedSource {
  const children = [...player.children];
  const own = source(player.src, player.type);
  const listed = children.flatMap((child) =>
    child instanceof HTMLSourceElement && (!child.media || matchMedia(child.media).matches)
      ? source(child.getAttribute('src'), child.type)
      : [],
  );
  const known = (shopVideo?.sources ?? []).flatMap(({ src, type }) => source(src, type));
  const tracks = children.flatMap((child) => {
    if (!(child instanceof HTMLTrackElement) || !/^(?:subtitles|captions)$/.test(child.kind)) return [];
    return caption({
      src: child.getAttribute('src') ?? '',
      lang: child.srclang,
      label: child.label,
      isDefault: child.default,
    });
  });
  const captions =
    tracks.length > 0
      ? tracks
      : (shopVideo?.captions ?? []).flatMap((track) => caption({ ...track, isDefault: false }));
  const link = player.querySelector(':scope > a[href]')?.getAttribute('href') ?? '';
  const fallback = /\.(?:mp4|webm|m3u8)(?:[?#]|$)/i.test(link) ? source(link) : [];
  return { sources: [own, listed, known, fallback].find((list) => list.length > 0) ?? [], captions };
}

function caption(track: CaptionFile): CaptionFile[] {
  const src = safeAddress(track.src);
  return src === null ? [] : [{ ...track, src }];
}
