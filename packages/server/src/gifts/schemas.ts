import * as v from 'valibot';
import { email, language } from '../accounts/schemas.js';
import { giftStates } from './states.js';
import { isDay, isZone } from './zones.js';

const line = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const address = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.check((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'It has to be an https address'),
);
/** Line ends as they come from any form. */
const message = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.replace(/\r\n?/g, '\n').trim()),
    v.maxLength(most),
  );

/** As it stands in paths. The page makes it before the first try, so that a repeated one makes no second gift. */
export const giftId = v.pipe(v.string(), v.uuid('It has to be a UUID'), v.toLowerCase());

/** As in the rest of Vitrine: whole minor units. */
export const amount = v.object({
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'It has to be as in USD')),
  exponent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
});
export type Amount = v.InferOutput<typeof amount>;

/** The day, and the zone that its receiver lives in. */
const sendOn = v.object({
  date: v.pipe(v.string(), v.maxLength(10), v.check(isDay, 'It has to be a day, such as 2026-03-08')),
  zone: v.pipe(v.string(), v.maxLength(64), v.check(isZone, 'It has to be a zone, such as Asia/Dhaka')),
});

const video = v.object({
  src: address,
  poster: v.optional(address),
  /** What is spoken, as the giver typed it. */
  caption: v.optional(message(2000)),
});

export const envelope = v.object({
  receiver: v.object({ name: line(100), email }),
  /** The address is for thanks and for a mail that bounces. Nobody else is shown it. */
  sender: v.object({ name: line(100), email: v.optional(email) }),
  message: v.optional(message(2000), ''),
  designId: line(100),
  video: v.optional(video),
  /** Of the letter. */
  language: v.optional(language),
  /** `null` = as soon as it is paid. */
  sendOn: v.optional(v.nullable(sendOn), null),
});
export type Envelope = v.InferOutput<typeof envelope>;

const thanks = { note: message(1000), emoji: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(16)), '') };
const savedThanks = v.object({ ...thanks, at: v.string() });

/** What the giver is shown. */
export const giftStatus = v.object({
  id: v.string(),
  state: v.picklist(giftStates),
  receiver: v.string(),
  /** When it leaves, or has left. */
  sendAt: v.nullable(v.string()),
  canCancel: v.boolean(),
  canSendAgain: v.boolean(),
  isMuted: v.boolean(),
  history: v.array(v.object({ event: v.string(), at: v.string() })),
  thanks: v.nullable(savedThanks),
});
export const sendAgain = v.object({ email: v.optional(email) });
export const mute = v.object({ muted: v.boolean() });

const token = v.pipe(v.string(), v.maxLength(200));
export const proofOfEngine = v.object({ proof: v.pipe(v.string(), v.maxLength(4096)) });
export const settled = v.object({ state: v.picklist(giftStates) });
/** What the engine says of an order line, as claims of its proof. */
export const settlement = v.object({
  gift: giftId,
  order: line(200),
  line: line(200),
  state: v.picklist(['paid', 'refunded', 'charged-back']),
  amount: v.optional(amount),
});
export type Settlement = v.InferOutput<typeof settlement>;

export const toOpen = v.object({ token });
/** What the receiver is shown: who sent it first. */
export const opened = v.object({
  sender: v.string(),
  receiver: v.string(),
  message: v.string(),
  designId: v.string(),
  video: v.nullable(video),
  amount: v.nullable(amount),
  isRedeemed: v.boolean(),
});
export const redeemed = v.object({ balance: amount });
export const toThank = v.object({
  token,
  ...thanks,
});
export type Thanks = Pick<v.InferOutput<typeof toThank>, 'note' | 'emoji'>;
