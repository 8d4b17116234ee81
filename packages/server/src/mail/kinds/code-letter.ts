import { fill } from '../letter.js';
import type { LetterKind } from '../letters.js';

export interface CodeLetter {
  readonly email: string;
  readonly language: string | undefined;
  readonly code: string;
  readonly minutes: number;
  /** What the shop is called. */
  readonly shopName: string;
}

/** The code that shows whose an address is. */
export const codeLetter: LetterKind = {
  async compose(data) {
    const { email, language, code, minutes, shopName } = data as CodeLetter;
    return {
      to: { name: '', address: email },
      language,
      content({ code: words }) {
        const values = { shop: shopName, minutes: String(minutes) };
        return {
          subject: fill(words.subject, values),
          heading: fill(words.heading, values),
          lines: [fill(words.line, values)],
          code,
          small: [fill(words.ignore, values)],
        };
      },
    };
  },
};
