/** One address of a video. Of several, best first, the first one that this browser plays is used. */
export interface VideoSource {
  /** Address of an MP4 or WebM file, or of an HLS playlist. */
  readonly src: string;
  /** MIME type; without it the file extension decides whether it is HLS. */
  readonly type?: string;
}

/** Whether the source is an HLS playlist, by its type, else by its file extension. */
export function isHls({ src, type }: VideoSource): boolean {
  if (type) return /mpegurl/i.test(type);
  return /\.m3u8$/i.test(src.replace(/[?#].*$/, ''));
}
