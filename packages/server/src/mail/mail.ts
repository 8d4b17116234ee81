/** A letter that is ready to be sent. */
export interface Mail {
  /** The letter's own: a server that gets it twice may notice. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Where mail goes. */
export interface Transport {
  /**
   * Sends one. `handOver` is waited for when all but the end is with the server: until then the server throws away what
   * it has, after it the letter may be delivered. Throws where it was not accepted; `responseCode` is what a server of
   * SMTP has answered.
   */
  send(mail: Mail, handOver: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** `Kiln <gifts@kiln.example>`, or the address alone. `null` = neither. */
export function readSender(text: string): Mail['from'] | null {
  const [, name = '', inside] = /^\s*"?([^"<>]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text) ?? [];
  const address = inside ?? text.trim();
  if (!/^[^\s@<>",;]+@[^\s@<>",;]+$/.test(address)) return null;
  return { name: name || (address.split('@')[1] ?? ''), address };
}
