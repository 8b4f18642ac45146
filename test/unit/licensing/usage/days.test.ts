import { daysBetween, fullDaysBetween } from '../../../../licensing/usage/days';

describe('daysBetween', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-21', 1],
    ['2026-11-21', '2026-11-20', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-28', '2026-03-30', 2],
  ])('from %s to %s is %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('counts by the day, whatever the hour', () => {
    expect(daysBetween('2026-11-20T23:59:59Z', '2026-11-21T00:00:01Z')).toBe(1);
    expect(daysBetween('2026-11-20T00:00:01Z', '2026-11-21T23:59:59Z')).toBe(1);
  });
});

describe('fullDaysBetween', () => {
  it.each([
    ['2026-11-18T12:00:00Z', '2026-11-20T11:59:59.999Z', 1],
    ['2026-11-18T12:00:00Z', '2026-11-20T12:00:00Z', 2],
    ['2026-11-18T12:00:00+02:00', '2026-11-20T10:00:00Z', 2],
    ['2026-11-18', '2026-11-20T08:00:00Z', 2],
    ['2026-11-21', '2026-11-20T08:00:00Z', -1],
    ['soon 1', '2026-11-20T08:00:00Z', null],
    ['2026-13-01T00:00:00Z', '2026-11-20T08:00:00Z', null],
    ['', '2026-11-20T08:00:00Z', null],
  ])('from %s to %s is %p', (from, to, days) => {
    expect(fullDaysBetween(from, to)).toBe(days);
  });
});
