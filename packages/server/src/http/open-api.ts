import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { statusOfCode, type ProblemCode } from './problem.js';
import type { Route } from './route.js';

/** Any operation may answer these. */
const always: readonly ProblemCode[] = ['validation', 'server', 'unavailable'];
const withToken: readonly ProblemCode[] = ['sign-in-required', 'forbidden'];
const withBody: readonly ProblemCode[] = ['too-large', 'unsupported-type'];

type Json = Record<string, unknown>;

/** A check in code has no words in JSON Schema: the schema is then wider than what is accepted. */
const schemaOf = (schema: GenericSchema, typeMode: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode, errorMode: 'ignore' }) as Json;
  return rest;
};

function parametersOf({ params, query, hasVersions, method }: Route): Json[] {
  const listed = (schema: GenericSchema | undefined, place: 'path' | 'query'): Json[] => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
      properties?: Record<string, Json>;
      required?: readonly string[];
    };
    return Object.entries(properties).map(([name, one]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: one,
    }));
  };
  const header = (name: string, description: string): Json => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  const changes = hasVersions && method !== 'get';
  return [
    ...listed(params, 'path'),
    ...listed(query, 'query'),
    ...(changes ? [header('If-Match', 'The ETag of the version that is replaced.')] : []),
    ...(method === 'get' ? [header('If-None-Match', 'The ETag of the answer that is known already.')] : []),
  ];
}

function answersOf(route: Route): Json {
  const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } });
  const codes = [
    ...always,
    // A token that is sent is checked, also where none is needed.
    ...withToken,
    ...(route.body ? withBody : []),
    ...(route.limit ? (['rate-limited'] as const) : []),
    ...route.problems,
  ];
  const problems = new Map<number, ProblemCode[]>();
  for (const code of codes) problems.set(statusOfCode[code], [...(problems.get(statusOfCode[code]) ?? []), code]);
  return {
    ...(route.answer
      ? { 200: { description: 'The answer.', ...json(schemaOf(route.answer, 'output')) } }
      : { 204: { description: 'It is done.' } }),
    ...(route.method === 'put' || route.method === 'post'
      ? { 201: { description: 'It is new.', ...json(schemaOf(route.answer ?? route.params, 'output')) } }
      : {}),
    ...(route.method === 'get' ? { 304: { description: 'The answer that is known already.' } } : {}),
    ...Object.fromEntries(
      [...problems].map(([status, names]) => [
        status,
        { description: names.join(', '), ...json({ $ref: '#/components/schemas/Problem' }) },
      ]),
    ),
  };
}

const problemSchema: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string', enum: Object.keys(statusOfCode) },
        message: { type: 'string', description: 'For developers, in English.' },
        requestId: { type: 'string' },
        fields: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'message'],
            properties: { field: { type: 'string' }, message: { type: 'string' } },
          },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of these operations. */
export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    (paths[route.path] ??= {})[route.method] = {
      summary: route.summary,
      // Without a token for anybody; with one of the team, drafts are seen too.
      security: route.right === 'anyone' ? [{}, { token: [] }] : [{ token: [] }],
      parameters: parametersOf(route),
      ...(route.body
        ? {
            requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } },
          }
        : {}),
      responses: answersOf(route),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Vitrine service', version: '1' },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}
