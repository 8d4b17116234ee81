/** Wrong codes that one address may try within a minute. */
const GUESSES = 10;
const MINUTE = 60_000;

const wrong = new Map<string, number[]>();

const recent = (address: string): number[] => {
  const since = Date.now() - MINUTE;
  const tries = (wrong.get(address) ?? []).filter((at) => at > since);
  if (tries.length === 0) wrong.delete(address);
  else wrong.set(address, tries);
  return tries;
};

/** Seconds that an address has to wait; 0 = it may ask. In this process only: several need a store they share. */
export function pauseFor(address: string): number {
  const tries = recent(address);
  return tries.length < GUESSES ? 0 : Math.ceil(((tries[0] ?? 0) + MINUTE - Date.now()) / 1000);
}

export function countWrong(address: string): void {
  wrong.set(address, [...recent(address), Date.now()]);
}
