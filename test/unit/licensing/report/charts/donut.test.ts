import { donut } from '../../../../../licensing/report/charts/donut';

const chart = (...values: number[]) =>
  donut({
    id: 'd',
    title: 'Seats',
    description: 'Parts',
    parts: values.map((value) => ({ value, className: 'in-use' })),
    center: { figure: '24%', label: 'idle' },
  }).markup;

describe('a ring', () => {
  it('has a slice for each part that is not 0, and a figure in its hole', () => {
    expect(chart(3, 0, 1).match(/<path/g)).toHaveLength(2);
    expect(chart(3, 1)).toMatch(/>\s*24%\s*</);
  });

  it('is closed where one part is the whole, and empty where there is none', () => {
    expect(chart(5)).not.toContain('NaN');
    expect(chart()).not.toContain('<path');
  });
});
