/** A moment of a film, and the product that is opened there. */
export interface Moment {
  readonly time: number | null;
  readonly product: string | null;
}

/**
 * `#t=12.5&p=tote`: second 12.5 of the first film on the page, with that product (the id or handle that its hotspot names, else a handle) open. `&v=` names another film,
 * by the `id` or `video-id` of its player. `null` = the address does not mean this player.
 */
export function momentFor(player: Element & { readonly videoId: string }): Moment | null {
  const { hash } = location;
  if (!/[#&][tp]=/.test(hash)) return null;
  const said = new URLSearchParams(hash.slice(1));
  const film = said.get('v');
  const meant =
    film === null
      ? document.querySelector('vitrine-player') === player
      : film !== '' && (film === player.id || film === (player.getAttribute('video-id') ?? player.videoId));
  if (!meant) return null;
  const time = Number.parseFloat(said.get('t') ?? '');
  const product = said.get('p');
  return { time: time >= 0 ? time : null, product: product || null };
}
