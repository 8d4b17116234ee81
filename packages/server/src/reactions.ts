import { randomUUID } from 'node:crypto';
import { codeMinutes, type SendCode } from './accounts/mail-codes.js';
import { codeLetter, type CodeLetter } from './mail/kinds/code-letter.js';
import type { Letters, LetterKind } from './mail/letters.js';
import type { Mail } from './mail/mail.js';

/** The kinds of letters that there are. */
export const letterKinds = { code: codeLetter } satisfies Readonly<Record<string, LetterKind>>;

/** The one file where features meet: what happens in one, and what another one does then. */
export const sendCodeBy =
  (letters: Letters, from: Mail['from']): SendCode =>
  async (writer, { shop, email, language, code }) => {
    const data: CodeLetter = { email, language, code, minutes: codeMinutes, shopName: from.name };
    await letters.post(writer, {
      shop,
      key: `code ${randomUUID()}`,
      kind: 'code' satisfies keyof typeof letterKinds,
      data,
    });
  };
