import { timeline } from '../../../../../licensing/report/charts/timeline';

const chart = timeline({
  id: 't',
  title: 'Renewals',
  description: 'By date',
  from: '2026-11-25',
  to: '2027-02-23',
  dayText: (date) => `on ${date}`,
  entries: ['2026-11-25', '2027-01-09', '2027-02-23'].map((date) => ({
    date,
    label: date,
    figure: date,
    className: 'in-use',
  })),
}).markup;

describe('a timeline', () => {
  it('has each dot at its day between the two ends', () => {
    expect([...chart.matchAll(/<circle[^>]*cx="([\d.]+)%"/g)].map(([, x]) => x)).toEqual([
      '1.5',
      '50',
      '98.5',
    ]);
  });

  it('names both ends', () => {
    expect(chart).toContain('on 2026-11-25');
    expect(chart).toContain('on 2027-02-23');
  });
});
