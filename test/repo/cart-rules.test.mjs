// Each rule that keeps the cart true is deleted once: a schedule that is named for it must notice. Its fates are by name, `tab-0 add 2`, so
// that it keeps its meaning when a request more or less is made somewhere else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPlayer, rules } from '../support/cart-rules.mjs';

const { namedSchedules, play } = await loadPlayer();

for (const rule of rules) {
  test(`${rule.rule}: without it, "${rule.schedule}" fails`, async () => {
    const named = namedSchedules[rule.schedule];
    assert.ok(named, `test/doubles/named-schedules.ts has no ${rule.schedule}`);
    const whole = await play(named.schedule, named.idempotency);
    assert.deepEqual([whole.wrong, whole.reports], [[], named.reports], 'with all rules');
    const mutant = await loadPlayer(rule);
    const without = await mutant.play(named.schedule, named.idempotency);
    assert.notDeepEqual([without.wrong, without.reports], [[], named.reports], 'without the rule');
  });
}

test('every named schedule belongs to a rule', () => {
  assert.deepEqual(Object.keys(namedSchedules).sort(), [...new Set(rules.map(({ schedule }) => schedule))].sort());
});
