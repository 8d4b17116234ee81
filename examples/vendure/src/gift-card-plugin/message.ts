import type { Injector } from '@vendure/core';
import {
  EmailEventListener,
  NodemailerEmailSender,
  type EmailDetails,
  type EmailTransportOptions,
} from '@vendure/email-plugin';
import { PRECISION } from '../money-by-currency';
import { GiftCardDueEvent, GiftCardIssue } from './issue';

const WORDS: Readonly<
  Record<string, { subject: string; hello: string; code: string; claim: string; how: string; dir: string }>
> = {
  en: {
    subject: '{sender} sent you a gift card',
    hello: 'For {name}',
    code: 'Your code',
    claim: 'To put it on your balance',
    how: 'Enter the code in the cart; what it does not need stays on the card.',
    dir: 'ltr',
  },
  bn: {
    subject: '{sender} আপনাকে একটি গিফট কার্ড পাঠিয়েছেন',
    hello: '{name}-এর জন্য',
    code: 'আপনার কোড',
    claim: 'ব্যালেন্সে যোগ করতে',
    how: 'কার্টে কোডটি লিখুন; যা লাগবে না তা কার্ডে থেকে যাবে।',
    dir: 'ltr',
  },
  ar: {
    subject: 'أرسل لك {sender} بطاقة هدية',
    hello: 'إلى {name}',
    code: 'رمزك',
    claim: 'لإضافتها إلى رصيدك',
    how: 'أدخل الرمز في السلة، وما يزيد يبقى على البطاقة.',
    dir: 'rtl',
  },
  id: {
    subject: '{sender} mengirimi Anda kartu hadiah',
    hello: 'Untuk {name}',
    code: 'Kode Anda',
    claim: 'Untuk menambahkannya ke saldo',
    how: 'Masukkan kode di keranjang; sisanya tetap di kartu.',
    dir: 'ltr',
  },
  vi: {
    subject: '{sender} gửi tặng bạn một thẻ quà tặng',
    hello: 'Gửi {name}',
    code: 'Mã của bạn',
    claim: 'Để thêm vào số dư',
    how: 'Nhập mã trong giỏ hàng; phần chưa dùng vẫn còn trên thẻ.',
    dir: 'ltr',
  },
};

const PLACE = /%%gift-(code|claim)-(\d+)%%/g;

/**
 * The message of a card, with places for what only its sender may know: the job that makes it lies in a queue, and the
 * queue in a database.
 */
export const giftCardMessage = new EmailEventListener('gift-card')
  .on(GiftCardDueEvent)
  .setRecipient(({ card }) => card.email)
  .setFrom('{{ fromAddress }}')
  .setSubject('{{ subject }}')
  .setTemplateVars(({ card }) => {
    const words = WORDS[card.languageCode] ?? (WORDS['en'] as NonNullable<(typeof WORDS)[string]>);
    const fill = (text: string): string =>
      text.replace('{sender}', () => card.sender).replace('{name}', () => card.name);
    return {
      ...words,
      subject: fill(words.subject),
      hello: fill(words.hello),
      message: card.message,
      amount: new Intl.NumberFormat(card.languageCode, {
        style: 'currency',
        currency: card.currencyCode,
        minimumFractionDigits: card.worth % 10 ** PRECISION === 0 ? 0 : PRECISION,
      }).format(card.worth / 10 ** PRECISION),
      codePlace: `%%gift-code-${card.id}%%`,
      claimPlace: `%%gift-claim-${card.id}%%`,
    };
  });

/** Makes the code of a card in the moment its message leaves, so that nothing has to keep it. */
export class GiftCodeSender extends NodemailerEmailSender {
  private issue: GiftCardIssue;

  init(injector: Injector): void {
    this.issue = injector.get(GiftCardIssue);
  }

  override async send(email: EmailDetails, options: EmailTransportOptions): Promise<undefined> {
    const ids = new Set([...email.body.matchAll(PLACE)].map(([, , id]) => id ?? ''));
    let { body } = email;
    for (const id of ids) {
      const { code, token } = await this.issue.mint(id);
      body = body.replaceAll(`%%gift-code-${id}%%`, code).replaceAll(`%%gift-claim-${id}%%`, token);
    }
    await super.send({ ...email, body }, options);
    for (const id of ids) await this.issue.sent(id);
    return undefined;
  }
}
