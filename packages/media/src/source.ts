/** One address of a video. Of several, best first, the first one that this browser plays is used. */
export interface VideoSource {
  /** Address of an MP4 or WebM file, or of an HLS playlist. */
  readonly src: string;
  /** MIME type; without it the file extension decides whether it is HLS. */
  readonly type?: string;
}

const pathOf = (src: string): string => src.replace(/[?#].*$/, '');

/** Whether the source is an HLS playlist, by its type, else by its file extension. */
export function isHls({ src, type }: VideoSource): boolean {
  if (type) return /mpegurl/i.test(type);
  return /\.m3u8?$/i.test(pathOf(src));
}

const fileExtensions = /\.(?:mp4|m4[asv]|mov|webm|mk[av]|og[agv]|mp3|aac|flac|wav|3gp|mpe?g|ts)$/i;

/** Whether neither type nor address shows what the source is: a playlist or a file. */
export function isUnknownKind(source: VideoSource): boolean {
  const { src, type } = source;
  return !type && !isHls(source) && !fileExtensions.test(pathOf(src)) && /^https?:/i.test(src);
}
