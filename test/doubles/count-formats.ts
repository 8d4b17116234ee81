/** How many number formats are made while `act` runs: making one takes about as long as a whole frame may take. */
export async function countNumberFormats(act: () => Promise<unknown>): Promise<number> {
  const { NumberFormat } = Intl;
  let made = 0;
  Intl.NumberFormat = new Proxy(NumberFormat, {
    construct(target, args: ConstructorParameters<typeof Intl.NumberFormat>) {
      made++;
      return new target(...args);
    },
  });
  try {
    await act();
  } finally {
    Intl.NumberFormat = NumberFormat;
  }
  return made;
}
