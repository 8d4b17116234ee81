/** A visitor who saves data or wants less motion, or has a slow connection, plays by hand. */
export function playsByHand(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return (
    connection?.saveData === true ||
    /(?:^|-)2g$/.test(connection?.effectiveType ?? '') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
