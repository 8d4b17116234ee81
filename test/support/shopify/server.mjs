// The Storefront API of a shop that is not there: the published schema, resolvers with a memory, and a line that can be
// broken.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { addMocksToSchema } from '@graphql-tools/mock';
import { buildClientSchema, execute, parse, valueFromASTUntyped, validate } from 'graphql';
import { Carts } from './carts.mjs';
import { resolversFor } from './resolvers.mjs';

const require = createRequire(import.meta.url);
const introspection = JSON.parse(
  readFileSync(require.resolve('@shopify/hydrogen-react/storefront.schema.json'), 'utf8'),
);
export const schema = buildClientSchema(introspection.data ?? introspection);
export const VERSION = '2026-04';
export const TOKEN = 'public-token';

/** Country and language of `@inContext`, variables put in. */
function contextOf(document, variables) {
  const directive = document.definitions
    .flatMap(({ directives = [] }) => directives)
    .find(({ name }) => name.value === 'inContext');
  return Object.fromEntries(
    (directive?.arguments ?? []).map(({ name, value }) => [
      name.value,
      value.kind === 'Variable' ? (variables[value.name.value] ?? null) : valueFromASTUntyped(value),
    ]),
  );
}

const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type, accept, x-shopify-storefront-access-token',
  'content-type': 'application/json',
};

/**
 * Starts on a free port of 127.0.0.1. `log` has every request; `next(how)` rejects the next one;
 * `units: false` is a token without the inventory scope.
 */
export async function startShopifyMock({ units = true } = {}) {
  const carts = new Carts();
  const executable = addMocksToSchema({ schema, resolvers: resolversFor(carts), preserveResolvers: true });
  const log = [];
  let fault = null;

  const reply = (response, status, body) =>
    response.writeHead(status, HEADERS).end(typeof body === 'string' ? body : JSON.stringify(body));
  const rejected = (code) => ({ errors: [{ message: '', extensions: { code } }] });

  const server = createServer(async (request, response) => {
    if (request.method === 'OPTIONS') return response.writeHead(204, HEADERS).end();
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    if (request.url !== `/api/${VERSION}/graphql.json`) return reply(response, 404, '<html>');
    if (request.headers['x-shopify-storefront-access-token'] !== TOKEN)
      return reply(response, 401, rejected('UNAUTHORIZED'));
    const { query, variables = {} } = JSON.parse(text);
    log.push({ query, variables, headers: request.headers });
    const how = fault;
    fault = null;
    if (how === 'server-error') return reply(response, 503, 'busy');
    if (how === 'robot') return reply(response, 430, 'Shopify Security Rejection');
    if (how === 'throttled') return reply(response, 200, rejected('THROTTLED'));
    if (how === 'conflict') return reply(response, 200, rejected('CONFLICT'));
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0)
      return reply(response, 200, {
        errors: errors.map(({ message }) => ({ message, extensions: { code: 'undefinedField' } })),
      });
    const result = await execute({
      schema: executable,
      document,
      variableValues: variables,
      contextValue: { ...contextOf(document, variables), units },
    });
    // A variable that does not fit ends the request before anything is looked up.
    if (!('data' in result)) return reply(response, 200, rejected('INVALID_VARIABLE'));
    reply(response, 200, result);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    carts,
    log,
    next: (how) => (fault = how),
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}
