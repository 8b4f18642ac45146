import { inactiveDays, latest } from '../../../../licensing/usage/activityRow';

describe('inactiveDays', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-19', '2026-11-20', 1],
    ['2026-08-22', '2026-11-20', 90],
    ['2026-03-28', '2026-03-30', 2],
    ['2024-02-28', '2024-03-01', 2],
  ])('from %s to the refresh date %s are %i', (date, refreshDate, days) => {
    expect(inactiveDays(date, refreshDate)).toBe(days);
  });

  it('are none for a date after the refresh date', () => {
    expect(inactiveDays('2026-12-24', '2026-11-20')).toBe(0);
  });

  it('are unknown without a date', () => {
    expect(inactiveDays(null, '2026-11-20')).toBeNull();
  });
});

describe('latest', () => {
  it.each([
    [null, null, null],
    ['2026-11-20', null, '2026-11-20'],
    [null, '2026-11-20', '2026-11-20'],
    ['2026-11-19', '2026-11-20', '2026-11-20'],
  ])('of %s and %s is %s', (first, second, later) => {
    expect(latest(first, second)).toBe(later);
  });
});
