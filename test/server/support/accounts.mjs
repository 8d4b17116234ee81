// Signing in as a merchant's own server does it, and asking with the token.
import { createHmac, randomUUID } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** A JWT, written by hand: nothing of the service's own code signs what it is to accept. */
export function sign(claims, secret, header = { alg: 'HS256' }) {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

export const claimsOf = (sub, claims = {}) => ({
  iss: 'main',
  aud: 'vitrine',
  sub,
  jti: randomUUID(),
  iat: nowSeconds(),
  exp: nowSeconds() + 120,
  ...claims,
});

let clients = 0;
/** Behind a proxy that is trusted each call comes from an address of its own: limits are tested by themselves. */
const nextAddress = () => `10.${(clients >> 16) & 255}.${(clients >> 8) & 255}.${clients++ & 255}`;

export function client({ url, token: owner }) {
  /** `token`: a token, or nothing for nobody. */
  const call = (method, path, { token, body, headers, url: at = url } = {}) =>
    fetch(path.startsWith('/v1') ? `${at}${path}` : `${at}/v1/shops/main${path}`, {
      method,
      headers: {
        'x-forwarded-for': nextAddress(),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const made = async (response) => {
    if (response.status >= 300) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    call,
    asOwner: (method, path, init = {}) => call(method, path, { token: owner, ...init }),
    newKey: async () => made(await call('POST', '/keys', { token: owner })),
    guest: async (init) => made(await call('POST', '/tokens', { body: { guest: true }, ...init })),
    /** Whoever the merchant's server says it is. */
    person: async (key, sub, claims, init) =>
      made(await call('POST', '/tokens', { body: { proof: sign(claimsOf(sub, claims), key.secret) }, ...init })),
  };
}

/** `401 sign-in-required` */
export async function codeOf(response) {
  const text = await response.text();
  return response.status < 300 ? String(response.status) : `${response.status} ${JSON.parse(text).error.code}`;
}
