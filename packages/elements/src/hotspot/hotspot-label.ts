/** What the marker of a hotspot shows and does, in the language of the page. */
export interface HotspotLabel {
  readonly name: string;
  readonly price: string;
  /** The marker is a link to this address; null = it opens the product sheet. */
  readonly href: string | null;
  /** Name of the slot that replaces the dot; null = none. */
  readonly slot: string | null;
}
