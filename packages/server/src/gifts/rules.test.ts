import { assert } from 'chai';
import { canBeSentOn, canCancel, canSendAgain, deliveryHour, dueAtOf, stateOf } from './rules.js';
import { instantOf, isDay, isZone } from './zones.js';

const now = new Date('2026-03-01T12:00:00Z');
const nothing = {
  paidAt: null,
  dueAt: null,
  openedAt: null,
  redeemedAt: null,
  refundedAt: null,
  chargedBackAt: null,
  delivery: 'waiting',
} as const;

describe('the rules of gifts', () => {
  it('delivers in the morning of the day where the receiver lives', () => {
    const cases: readonly [string, string, string][] = [
      ['2026-03-08', 'Asia/Dhaka', '2026-03-08T03:00:00.000Z'],
      ['2026-07-01', 'America/New_York', '2026-07-01T13:00:00.000Z'],
      ['2026-12-01', 'America/New_York', '2026-12-01T14:00:00.000Z'],
      // The days when clocks change.
      ['2026-03-08', 'America/New_York', '2026-03-08T13:00:00.000Z'],
      ['2026-11-01', 'America/New_York', '2026-11-01T14:00:00.000Z'],
      ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T19:00:00.000Z'],
      ['2026-01-01', 'Pacific/Niue', '2026-01-01T20:00:00.000Z'],
      ['2026-05-01', 'Asia/Kathmandu', '2026-05-01T03:15:00.000Z'],
      ['2026-05-01', 'UTC', '2026-05-01T09:00:00.000Z'],
    ];
    for (const [date, zone, wanted] of cases)
      assert.equal(instantOf(date, zone, deliveryHour).toISOString(), wanted, `${date} ${zone}`);
    // An hour that is skipped, and one that comes twice.
    assert.equal(instantOf('2026-03-08', 'America/New_York', 2).toISOString(), '2026-03-08T07:00:00.000Z');
    assert.include(
      ['2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z'],
      instantOf('2026-11-01', 'America/New_York', 1).toISOString(),
    );
  });

  it('sends at once what has no day, or whose hour has passed', () => {
    assert.deepEqual(dueAtOf(null, now), now);
    assert.deepEqual(dueAtOf({ date: '2026-03-01', zone: 'Asia/Dhaka' }, now), now);
    assert.isAbove(Number(dueAtOf({ date: '2026-03-02', zone: 'Asia/Dhaka' }, now)), Number(now));
  });

  it('takes a day from today on, where the receiver lives', () => {
    // It is the 2nd already in Kiritimati, and still the 1st in Niue.
    const late = new Date('2026-03-01T23:00:00Z');
    assert.isFalse(canBeSentOn({ date: '2026-03-01', zone: 'Pacific/Kiritimati' }, late));
    assert.isTrue(canBeSentOn({ date: '2026-03-01', zone: 'Pacific/Niue' }, late));
    assert.isTrue(canBeSentOn({ date: '2027-03-01', zone: 'UTC' }, now));
    assert.isFalse(canBeSentOn({ date: '2027-03-09', zone: 'UTC' }, now));
    for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-03-01T00:00', '0000-00-00'])
      assert.isFalse(isDay(day), day);
    assert.isTrue(isDay('2028-02-29'));
    assert.isTrue(isZone('Asia/Ho_Chi_Minh'));
    for (const zone of ['', 'Mars/Olympus', '../etc']) assert.isFalse(isZone(zone), zone);
  });

  it('shows the giver the latest thing that counts', () => {
    const paid = { ...nothing, paidAt: now, dueAt: now };
    assert.equal(stateOf(nothing, now), 'draft');
    assert.equal(stateOf(paid, now), 'paid');
    assert.equal(stateOf({ ...paid, dueAt: new Date('2026-03-02T12:00:00Z') }, now), 'scheduled');
    assert.equal(stateOf({ ...paid, delivery: 'sent' }, now), 'sent');
    assert.equal(stateOf({ ...paid, delivery: 'sent', openedAt: now }, now), 'opened');
    assert.equal(stateOf({ ...paid, delivery: 'bounced', openedAt: now }, now), 'bounced');
    assert.equal(stateOf({ ...paid, delivery: 'sent', openedAt: now, redeemedAt: now }, now), 'redeemed');
    assert.equal(stateOf({ ...paid, redeemedAt: now, refundedAt: now }, now), 'refunded');
    assert.equal(stateOf({ ...paid, refundedAt: now, chargedBackAt: now }, now), 'charged-back');
    // A refund that comes before the payment it undoes.
    assert.equal(stateOf({ ...nothing, refundedAt: now }, now), 'refunded');
  });

  it('is stopped before it leaves, and sent again until it is redeemed', () => {
    assert.isTrue(canCancel('scheduled') && canCancel('paid'));
    assert.isFalse(canCancel('sent') || canCancel('draft') || canCancel('refunded'));
    assert.isTrue(canSendAgain('bounced', 1) && canSendAgain('canceled', 1) && canSendAgain('opened', 5));
    assert.isFalse(canSendAgain('bounced', 6) || canSendAgain('redeemed', 1) || canSendAgain('scheduled', 1));
    assert.isFalse(canSendAgain('refunded', 1) || canSendAgain('charged-back', 1));
  });
});
