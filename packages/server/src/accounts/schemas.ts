import * as v from 'valibot';
import { isEmail } from './rules.js';
import { teamRoles } from './roles.js';

const originsAtMost = 100;

/** `https://shop.example`: without a path, and written as browsers send it. */
const origin = v.pipe(
  v.string(),
  v.maxLength(300),
  v.check(
    (text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'It has to be an origin, such as https://shop.example',
  ),
);
export const settings = v.object({ origins: v.pipe(v.array(origin), v.maxLength(originsAtMost)) });
export const savedShop = v.object({ id: v.string(), version: v.number(), origins: v.array(v.string()) });

const secretText = v.pipe(v.string(), v.maxLength(4096));
export const email = v.pipe(v.string(), v.maxLength(254), v.trim(), v.check(isEmail, 'It has to be an address'));
/** What the merchant's server calls a person. */
export const subject = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A tag such as `ar-EG`, of the page that asks. */
export const language = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8}){0,4}$/, 'It has to be a language tag'),
);
export const codeRequest = v.object({ email, language: v.optional(language) });

/** What is given for a token: one of these. */
export const tokenRequest = v.union([
  v.strictObject({ proof: secretText }),
  v.strictObject({ session: secretText }),
  v.strictObject({ guest: v.literal(true) }),
  v.strictObject({ email, code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/, 'It has to be six digits')) }),
]);
export const tokenAnswer = v.object({
  token: v.string(),
  /** From now. */
  expiresInSeconds: v.number(),
  role: v.picklist([...teamRoles, 'shopper', 'guest']),
  person: v.string(),
  /** For the next token; `null` = ask the merchant's server again. */
  session: v.nullable(v.string()),
});
export const signOut = v.object({ session: secretText });

export const keyId = v.pipe(v.string(), v.regex(/^key_[\w-]{1,40}$/, 'It is no id of a key'));
export const savedKey = v.object({ id: v.string(), createdAt: v.string() });
export const newKey = v.object({ id: v.string(), createdAt: v.string(), secret: v.string() });
export const keyList = v.object({ keys: v.array(savedKey) });

const role = v.nullable(v.picklist(teamRoles));
export const roleToGive = v.union([v.strictObject({ subject, role }), v.strictObject({ email, role })]);
export const givenRole = v.object({ person: v.string(), role: v.picklist([...teamRoles, 'shopper']) });
export const team = v.object({
  people: v.array(
    v.object({
      person: v.string(),
      role: v.picklist(teamRoles),
      subject: v.nullable(v.string()),
      email: v.nullable(v.string()),
    }),
  ),
});

export const auditQuery = v.object({
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)),
    '50',
  ),
  /** The `cursor` of the page before. */
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
});
export const auditPage = v.object({
  acts: v.array(v.object({ at: v.string(), token: v.string(), act: v.string(), target: v.string() })),
  cursor: v.nullable(v.string()),
});
