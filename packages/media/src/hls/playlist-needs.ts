/**
 * What the full build of hls.js can do and the light build cannot, as a playlist shows it. The light build has no audio
 * renditions, variables, content steering, key systems, captions, and in MPEG-TS only H.264, AAC and MP3: it plays such
 * a stream without sound or picture, or not at all. See the feature flags (`__USE_...__`) in the source of hls.js.
 */
const fullBuildTags = [
  /^#EXT-X-(?:DEFINE|CONTENT-STEERING|SESSION-KEY)\b/im,
  // A rendition without URI is inside the variant, and needs nothing.
  /^#EXT-X-MEDIA:(?=.*\bTYPE\s*=\s*AUDIO\b)(?=.*\bURI\s*=)/im,
  // A key of a key system. `identity` and no format are plain AES, which both builds decrypt.
  /^#EXT-X-KEY:.*\bKEYFORMAT\s*=\s*"(?!identity")/im,
];

/** Codecs that the light build plays in any container, and those of captions, which have no part in that. */
const lightCodecs = /^(?:avc[13]|vp0?[89]|av01|mp4a\.(?:40|6[6-9b])|opus|flac|wvtt|stpp)(?:\.|$)/i;

/** Captions that the playlist names. Those that it does not deny may still be inside the video. */
const captionTags = /^#EXT-X-MEDIA:.*\bTYPE\s*=\s*(?:SUBTITLES|CLOSED-CAPTIONS)\b/im;

const hasLightCodecsOnly = (variant: string): boolean =>
  (/\bCODECS\s*=\s*"([^"]*)"/i.exec(variant)?.[1] ?? '').split(',').every((codec) => lightCodecs.test(codec.trim()));

/**
 * Whether the stream needs the full build of hls.js, by the text of its first playlist (multivariant or media).
 * `ownCaptions`: the player has caption files, so those in the stream are not needed. In doubt it is the full build: 67
 * kB more are better than a video without sound.
 */
export function needsFullBuild(playlist: string, ownCaptions: boolean): boolean {
  // None in a media playlist. Without a map its segments are not fragmented MP4.
  const variants = playlist.match(/^#EXT-X-STREAM-INF:.*$/gim);
  const deniesCaptions = variants?.every((variant) => /\bCLOSED-CAPTIONS\s*=\s*NONE\b/i.test(variant));
  return (
    needsFullBuildAfterAll(playlist) ||
    (!ownCaptions && (!deniesCaptions || captionTags.test(playlist))) ||
    !(variants ? variants.every(hasLightCodecsOnly) : /^#EXT-X-MAP:/im.test(playlist))
  );
}

/**
 * Whether a media playlist that the light build has just loaded needs the full one after all: variables and keys may
 * stand only there.
 */
export const needsFullBuildAfterAll = (mediaPlaylist: string): boolean =>
  fullBuildTags.some((tag) => tag.test(mediaPlaylist));
