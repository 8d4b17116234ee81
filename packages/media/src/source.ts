/** One address of the film. Several may be given, the best first: the first one that this browser plays is taken. */
export interface PlaybackSource {
  /** Address of an MP4 or WebM file, or of an HLS playlist. */
  readonly src: string;
  /** MIME type; without it the ending decides whether it is HLS. */
  readonly type?: string;
}

/** Whether the source is an HLS playlist, by its type, else by its ending. */
export function isHls({ src, type }: PlaybackSource): boolean {
  if (type) return /mpegurl/i.test(type);
  return /\.m3u8$/i.test(src.replace(/[?#].*$/, ''));
}
