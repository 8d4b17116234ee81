/** A position in a video, in seconds, and a product to open there. */
export interface Moment {
  readonly time: number | null;
  readonly product: string | null;
}

/**
 * Reads the address of the page. `#t=12.5&p=tote` means second 12.5 of the first video on the page, with this product
 * open: the id or handle in one of its hotspots, or else a handle. `&v=` names another video by the `id` or `video-id`
 * of its player. Null = the address does not mean this player.
 */
export function momentFor(player: Element & { readonly videoId: string }): Moment | null {
  const { hash } = location;
  if (!/[#&][tp]=/.test(hash)) return null;
  const fields = new URLSearchParams(hash.slice(1));
  const id = fields.get('v');
  // A feed goes to the video that is named, and tells its player.
  if (id !== null && isInFeed(player)) return null;
  const isMeant =
    id === null
      ? firstPlayer(player) === player
      : id !== '' && (id === player.id || id === (player.getAttribute('video-id') ?? player.videoId));
  if (!isMeant) return null;
  const time = Number.parseFloat(fields.get('t') ?? '');
  const product = fields.get('p');
  return { time: time >= 0 ? time : null, product: product || null };
}

function isInFeed(player: Element): boolean {
  const root = player.getRootNode();
  return (
    (root instanceof ShadowRoot && root.host.localName === 'vitrine-feed') || player.closest('vitrine-feed') !== null
  );
}

/** The first player of the page; where all of them are in shadow roots, the first one of this root. */
function firstPlayer(player: Element): Element | null {
  const inPage = document.querySelector('vitrine-player');
  const root = player.getRootNode();
  return inPage ?? (root instanceof ShadowRoot ? root.querySelector('vitrine-player') : null);
}
