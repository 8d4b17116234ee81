// Every code that a video can end with is explained on one page, and nothing else is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every media code has its part of the page', () => {
  const union = /type MediaFaultCode =([\s\S]*?);/.exec(read('packages/media/src/media-fault.ts'))[1];
  const codes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
  const explained = [...read('docs/errors/media.md').matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  assert.equal(codes.length, 6);
  assert.deepEqual(explained, codes);
});

test('the times on the page are the times in the source', () => {
  const watchdog = read('packages/media/src/recovery/watchdog.ts');
  const plan = read('packages/media/src/recovery/retry-plan.ts');
  const page = read('docs/errors/media.md').replace(/\s+/g, ' ');
  const ms = (source, name) => Number(new RegExp(`${name} = ([\\d_]+)`).exec(source)[1].replaceAll('_', ''));
  assert.ok(page.includes(`After ${ms(watchdog, 'nudgeAfterMs') / 1000} seconds it steps`));
  assert.ok(page.includes(`after ${ms(watchdog, 'reloadAfterMs') / 1000} seconds it starts again`));
  assert.ok(page.includes(`for ${ms(plan, 'resourceBudgetMs') / 1000} seconds`));
  assert.ok(ms(watchdog, 'giveUpAfterMs') < 35_000 && page.includes('at most 35 seconds'));
});
