import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { hasRight } from '../accounts/roles.js';
import type { Origins } from '../accounts/shops.js';
import type { Who } from '../accounts/who.js';
import { clientOf } from './client-address.js';
import { entityTagOf, isKnown, preconditionsOf } from './entity-tag.js';
import { traceOf, type Log } from './log.js';
import { openApiOf } from './open-api.js';
import { Problem, type FieldProblem } from './problem.js';
import type { RateLimits } from './rate-limits.js';
import { isUnstorable, readJson } from './read-json.js';
import type { Route } from './route.js';

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly origins: Origins;
  /** `null` = nobody has this token. */
  readonly whoHas: (token: string) => Promise<Who | null>;
  /** Whether requests are taken and the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly limits: RateLimits;
  /** How many proxies of the merchant's own are in front. */
  readonly trustedProxies: number;
  /** Pages under `/dev/mail`, in the demonstration. */
  readonly mailbox: Hono | null;
  readonly log: Log;
}

type Env = { Variables: { requestId: string; problem: string } };

/** What the adapter of Node hands on of a request. */
interface NodeBindings {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
}

/** Hono's way to write `{id}`. */
const patternOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const staleSeconds = 600;

export function createApp(options: AppOptions): Hono<Env> {
  const { routes, origins, isReady, log } = options;
  const app = new Hono<Env>();
  const document = JSON.stringify(openApiOf(routes));

  app.use(async (context, next) => {
    const startedMs = performance.now();
    context.set('requestId', randomUUID());
    await next();
    const { status } = context.res;
    context.header('vitrine-request-id', context.get('requestId'));
    context.header('x-content-type-options', 'nosniff');
    log({
      event: 'request',
      id: context.get('requestId'),
      method: context.req.method,
      // The pattern of the path, not the path: that has ids in it, and may have anything.
      route: context.req.routePath === '/*' ? 'none' : context.req.routePath,
      status,
      ms: Math.round(performance.now() - startedMs),
      ...(context.get('problem') ? { problem: context.get('problem') } : {}),
    });
  });

  app.onError((error, context) => {
    const isOurs = error instanceof Problem;
    const problem = isOurs ? error : new Problem('server', { message: 'Something failed here. The log has this id.' });
    context.set('problem', isOurs ? problem.code : traceOf(error));
    const response = problem.toResponse(context.get('requestId'));
    // What is left of a body that was not read would be taken for the next request.
    if (context.req.method !== 'GET') response.headers.set('connection', 'close');
    return response;
  });
  app.notFound((context) => {
    const methods = methodsOf(routes, context.req.path);
    const problem =
      methods.length > 0
        ? new Problem('method-not-allowed', { headers: { allow: methods.join(', ') } })
        : new Problem('not-found');
    return problem.toResponse(context.get('requestId'));
  });

  app.get('/health', (context) => context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }));
  app.get('/ready', async (context) => {
    if (!(await isReady())) throw new Problem('unavailable', { headers: { 'retry-after': '1' } });
    return context.json({ status: 'ready' }, 200, { 'cache-control': 'no-store' });
  });
  app.get('/v1/openapi.json', (context) =>
    context.body(document, 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=300',
      // It is the same for everybody, and says nothing of a shop.
      'access-control-allow-origin': '*',
    }),
  );

  if (options.mailbox) app.route('/dev/mail', options.mailbox);

  // An embed lives on other people's pages: which ones may read the answers, the shop says. There are no cookies.
  app.use('/v1/shops/:shop/*', allowOrigins);
  app.use('/v1/shops/:shop', allowOrigins);
  async function allowOrigins(context: Context<Env>, next: () => Promise<void>): Promise<Response | void> {
    const origin = context.req.header('origin');
    const isAllowed =
      origin !== undefined && !isUnstorable(origin) && (await origins.allows(shopIn(context.req.path), origin));
    const isPreflight = context.req.method === 'OPTIONS' && context.req.header('access-control-request-method');
    const response = isPreflight ? context.body(null, 204) : undefined;
    if (!response) {
      try {
        await next();
      } finally {
        if (context.res) context.header('vary', 'Origin, Authorization');
      }
    }
    if (isAllowed) {
      const headers = {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'ETag, Retry-After, Vitrine-Request-Id',
        ...(isPreflight
          ? {
              'access-control-allow-methods': 'GET, PUT, POST, DELETE',
              'access-control-allow-headers': 'authorization, content-type, if-match, if-none-match, idempotency-key',
              'access-control-max-age': '600',
            }
          : {}),
      };
      for (const [name, value] of Object.entries(headers)) (response ?? context.res).headers.set(name, value);
    }
    if (response) response.headers.set('vary', 'Origin, Access-Control-Request-Headers');
    return response;
  }

  for (const route of routes)
    app.on(route.method.toUpperCase(), patternOf(route.path), (context) => serve(route, context, options));
  return app;
}

async function serve(
  route: Route,
  { req, env }: Context<Env>,
  { whoHas, limits, trustedProxies }: AppOptions,
): Promise<Response> {
  const shop = shopIn(req.path);
  const { incoming } = env as NodeBindings;
  const client = clientOf(incoming?.socket.remoteAddress, req.header('x-forwarded-for'), trustedProxies);
  if (route.limit) await limits.take(route.limit, shop, client);
  const who = await whoAsks(req.header('authorization'), whoHas);
  // The token is nobody's in this shop.
  if (who && who.shop !== shop) throw new Problem('forbidden');
  if (!hasRight(who?.role ?? null, route.right)) throw who ? new Problem('forbidden') : signInRequired();
  const isChange = route.method !== 'get';
  const preconditions = isChange
    ? preconditionsOf(req.header('if-match'), req.header('if-none-match'))
    : { ifMatch: null, onlyNew: false };
  const params = check(route.params, req.param(), 'path');
  const query = route.query ? check(route.query, req.query(), 'query') : {};
  const body = route.body ? check(route.body, await readJson(req.raw), '') : null;
  const answer = await route.handle({ params, query, body, who, client, ...preconditions });
  const text = answer.body === null ? null : JSON.stringify(answer.body);
  const tag = entityTagOf(answer.version, text ?? '');
  const headers = new Headers({
    // What an owner reads may not be published yet.
    'cache-control':
      answer.keepSeconds === undefined || who
        ? 'private, no-store'
        : `public, max-age=${answer.keepSeconds}, stale-while-revalidate=${staleSeconds}`,
    ...(text === null ? {} : { 'content-type': 'application/json', etag: tag }),
  });
  if (!isChange && isKnown(req.header('if-none-match'), tag)) {
    headers.delete('content-type');
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, { status: text === null ? 204 : (answer.status ?? 200), headers });
}

const signInRequired = (): Problem => new Problem('sign-in-required', { headers: { 'www-authenticate': 'Bearer' } });

/** A token that is not valid is never passed over: who sends one believes to have rights. */
async function whoAsks(header: string | undefined, whoHas: AppOptions['whoHas']): Promise<Who | null> {
  if (header === undefined) return null;
  const [, token] = /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(header) ?? [];
  const who = token === undefined ? null : await whoHas(token);
  if (!who) throw signInRequired();
  return who;
}

/** Of a path below `/v1/shops/`. It is compared with what is known, never stored. */
const shopIn = (path: string): string => path.split('/')[3] ?? '';

function check(schema: v.GenericSchema, value: unknown, where: string): unknown {
  const { success, output, issues } = v.safeParse(schema, value, { abortPipeEarly: true });
  if (success) return output;
  const fields = issues.slice(0, 20).map((issue): FieldProblem => ({
    field: [where, v.getDotPath(issue)].filter(Boolean).join('.'),
    // A message of the library quotes what it received, which may be long; ours do not.
    message: issue.message.replace(/ but received [\s\S]*$/, '').slice(0, 200),
  }));
  throw new Problem('validation', { message: 'Some fields are not as they have to be.', fields });
}

function methodsOf(routes: readonly Route[], path: string): string[] {
  const matches = (pattern: string): boolean =>
    new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path);
  return routes.filter((route) => matches(route.path)).map(({ method }) => method.toUpperCase());
}
