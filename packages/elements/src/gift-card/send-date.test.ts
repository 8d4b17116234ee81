import { expect } from '@open-wc/testing';
import { dayIn, isDay, plusDays, sendDate, zoneHere } from './send-date.js';

describe('send date', () => {
  it('accepts only days of the calendar', () => {
    expect(['2027-02-28', '2028-02-29'].every(isDay)).to.equal(true);
    expect(['2027-02-29', '2027-13-01', '2027-1-1', '', '27-01-01', '2027-01-01T00:00'].some(isDay)).to.equal(false);
  });

  it('counts days across months, years and daylight saving time', () => {
    expect(plusDays('2026-12-31', 1)).to.equal('2027-01-01');
    expect(plusDays('2026-10-24', 2)).to.equal('2026-10-26');
    expect(plusDays('2026-11-20', 90)).to.equal('2027-02-18');
  });

  it('returns the day in a time zone', () => {
    const at = Date.UTC(2026, 10, 20, 19, 30);
    expect(dayIn('Asia/Dhaka', at)).to.equal('2026-11-21');
    expect(dayIn('America/New_York', at)).to.equal('2026-11-20');
    expect(dayIn('Pacific/Kiritimati', at)).to.equal('2026-11-21');
    expect(dayIn('Pacific/Pago_Pago', Date.UTC(2026, 0, 1, 10))).to.equal('2025-12-31');
  });

  it('has the offset of that day, not that of today', () => {
    const offset = (date: string, zone: string): number => sendDate(date, zone).offset;
    expect(offset('2026-12-25', 'Asia/Dhaka')).to.equal(360);
    expect(offset('2026-12-25', 'Asia/Kathmandu')).to.equal(345);
    expect(offset('2026-12-25', 'America/New_York')).to.equal(-300);
    expect(offset('2026-07-04', 'America/New_York')).to.equal(-240);
    expect(offset('2026-03-08', 'America/New_York')).to.equal(-240);
    expect(offset('2026-11-01', 'America/New_York')).to.equal(-300);
    expect(offset('2026-12-25', 'Australia/Lord_Howe')).to.equal(660);
    expect(offset('2026-12-25', 'Pacific/Kiritimati')).to.equal(840);
    expect(offset('2026-12-25', 'UTC')).to.equal(0);
  });

  it('returns the time zone of this browser', () => {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zoneHere() })).not.to.throw();
  });
});
