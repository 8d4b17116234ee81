/** So many players of a page are made ready ahead of a press: those in view first. */
const places = 2;
const taken = new Set<object>();

/** Takes a place for `player`. False = all of them are taken, or the visitor saves data. */
export function claimWarmUp(player: object): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  if (connection?.saveData === true) return false;
  if (taken.size < places) taken.add(player);
  return taken.has(player);
}

/** The player is far away or gone. */
export function releaseWarmUp(player: object): void {
  taken.delete(player);
}
