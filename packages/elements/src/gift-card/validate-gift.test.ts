import { expect } from '@open-wc/testing';
import type { ErrorCode, GiftCardConfig, Money } from '@vitrine/core';
import { giftOrders, newDraft, type GiftDraft } from './gift-draft.js';
import { rejectedFields, validateGift } from './validate-gift.js';

const usd = (amount: number): Money => ({ amount, currency: 'USD', exponent: 2 });
const config: GiftCardConfig = {
  product: { handle: 'gift-card' },
  amounts: [usd(1000), usd(2500)],
  custom: { min: usd(1000), max: usd(50000), step: usd(100) },
  messageMaxLength: 200,
  nameMaxLength: 60,
  scheduleMaxDays: 90,
  maxRecipients: 10,
};
const today = '2026-11-20';
const good: GiftDraft = {
  ...newDraft(),
  recipients: [
    { key: 1, name: 'Amina', email: 'amina@example.com' },
    { key: 2, name: 'Teo', email: 'teo@example.com' },
  ],
  sender: 'Bob',
  consent: true,
};
const problems = (change: Partial<GiftDraft>, limits = config): Record<string, ErrorCode> =>
  Object.fromEntries(validateGift({ ...good, ...change }, limits, today));
const own = (text: string, lang = 'en'): Partial<GiftDraft> => ({ choice: 'own', own: { text, lang } });

describe('validateGift', () => {
  it('accepts a valid draft', () => {
    expect(problems({})).to.deep.equal({});
    expect(problems({ ...own('25'), scheduled: true, date: '2026-12-24', message: 'Hi' })).to.deep.equal({});
  });

  it('checks the limits and the step of a free amount', () => {
    for (const text of ['9', '9.99', '501', '500.01', '', 'much', '1e9', '-25'])
      expect(problems(own(text)).amount, text).to.equal('amount-out-of-range');
    for (const text of ['25.50', '25.505', '10.01'])
      expect(problems(own(text)).amount, text).to.equal('amount-not-a-step');
    for (const text of ['10', '500', '25', '25.00', '25.000'])
      expect(problems(own(text)).amount, text).to.equal(undefined);
  });

  it('accepts a chip of the shop, and none of another currency', () => {
    const dong: Money = { amount: 600000, currency: 'VND', exponent: 0 };
    expect(problems({ choice: usd(2500) }).amount).to.equal(undefined);
    expect(problems({ choice: dong }).amount).to.equal('amount-out-of-range');
    expect(problems(own('9'), { ...config, amounts: [] }).amount).to.equal('amount-out-of-range');
    const { custom: _custom, ...chipsOnly } = config;
    expect(problems(own('25'), chipsOnly).amount).to.equal('amount-out-of-range');
  });

  it('rejects each name and address at its own field', () => {
    expect(
      problems({
        recipients: [
          { key: 7, name: ' ', email: '' },
          { key: 9, name: 'x'.repeat(61), email: 'no' },
        ],
      }),
    ).to.deep.equal({
      'name-7': 'text-required',
      'email-7': 'text-required',
      'name-9': 'text-too-long',
      'email-9': 'email-invalid',
    });
    expect(problems({ sender: '' })).to.deep.equal({ sender: 'text-required' });
  });

  it('is permissive about addresses, and strict about characters that separate headers', () => {
    const rejected = (email: string): boolean => `email-1` in problems({ recipients: [{ key: 1, name: 'A', email }] });
    for (const email of [
      'a@b.co',
      "o'brien+gift@mail.example.co.uk",
      'আমিনা@উদাহরণ.বাংলা',
      ' amina@example.com ',
      'a.b-c_d@x.y',
    ])
      expect(rejected(email), email).to.equal(false);
    for (const email of [
      'amina',
      'amina@',
      '@example.com',
      'amina@example',
      'amina@example.',
      'a b@example.com',
      'a@b@example.com',
      'a@example.com,b@example.com',
      'a@example.com\r\nBcc: b@example.com',
      'a@example.com;b@example.com',
      '<a@example.com>',
      `${'a'.repeat(250)}@b.co`,
    ])
      expect(rejected(email), email).to.equal(true);
  });

  it('counts a message in characters', () => {
    expect(problems({ message: '🎂'.repeat(200) })).to.deep.equal({});
    expect(problems({ message: '🎂'.repeat(201) })).to.deep.equal({ message: 'text-too-long' });
  });

  it('rejects a day that is past, too far ahead or missing, if a day is chosen', () => {
    for (const date of ['2026-11-19', '2020-01-01', '2027-02-19', '', '2027-02-30']) {
      expect(problems({ scheduled: true, date }).date, date).to.equal('date-out-of-range');
      expect(problems({ scheduled: false, date }), date).to.deep.equal({});
    }
    for (const date of ['2026-11-20', '2027-02-18'])
      expect(problems({ scheduled: true, date }), date).to.deep.equal({});
  });

  it('requires consent', () => expect(problems({ consent: false })).to.deep.equal({ consent: 'consent-required' }));

  it('reports all problems at once, in the order of the form', () => {
    const all = validateGift(
      {
        ...newDraft(),
        ...own('9'),
        recipients: [{ key: 1, name: '', email: '' }],
        scheduled: true,
        message: 'x'.repeat(201),
      },
      config,
      today,
    );
    expect([...all.keys()]).to.deep.equal(['amount', 'name-1', 'email-1', 'sender', 'message', 'date', 'consent']);
  });
});

describe('rejectedFields', () => {
  it('finds the field of a path, whatever precedes it', () => {
    const found = rejectedFields(
      [
        { field: [1, 'email'], code: 'email-invalid' },
        { field: ['recipients', 0, 'name'], code: 'text-required' },
        { field: [1, 'amount'], code: 'amount-out-of-range' },
        { field: [0, 'amount'], code: 'amount-not-a-step' },
        { field: [0, 'date'], code: 'date-out-of-range' },
        { field: [7, 'email'], code: 'email-invalid' },
        { field: ['captcha'], code: 'validation' },
      ],
      good,
    );
    expect(Object.fromEntries(found)).to.deep.equal({
      'email-2': 'email-invalid',
      'name-1': 'text-required',
      amount: 'amount-out-of-range',
      date: 'date-out-of-range',
    });
  });
});

describe('giftOrders', () => {
  it('makes one trimmed order for each recipient, with the common values', () => {
    const orders = giftOrders(
      { ...good, ...own('٢٥', 'ar'), sender: ' Bob ', message: ' Hi\nyou ', scheduled: true, date: '2026-12-24' },
      config,
      'birthday-candles',
      'Asia/Dhaka',
    );
    expect(orders.map(({ amount }) => amount)).to.deep.equal([usd(2500), usd(2500)]);
    expect(orders[1]?.recipient).to.deep.equal({
      name: 'Teo',
      email: 'teo@example.com',
      sender: 'Bob',
      message: 'Hi\nyou',
      designId: 'birthday-candles',
      sendOn: { date: '2026-12-24', zone: 'Asia/Dhaka', offset: 360 },
    });
    expect(giftOrders(good, config, '', 'UTC')[0]?.recipient).not.to.have.property('sendOn');
  });

  it('rescales a finer amount to the exponent of the shop', () =>
    expect(giftOrders({ ...good, ...own('25.000') }, config, '', 'UTC')[0]?.amount).to.deep.equal(usd(2500)));
});
