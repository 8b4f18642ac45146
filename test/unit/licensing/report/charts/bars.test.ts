import { bars } from '../../../../../licensing/report/charts/bars';

const chart = bars({
  id: 'b',
  title: 'Title',
  description: 'What it shows',
  bars: [
    {
      label: 'E3',
      figure: '40',
      parts: [
        { value: 30, className: 'in-use' },
        { value: 0, className: 'review' },
        { value: 10, className: 'unassigned' },
      ],
    },
    { label: 'E5', figure: '20', parts: [{ value: 20, className: 'in-use' }] },
  ],
}).markup;

describe('a chart of bars', () => {
  it('is an image with a title and a description', () => {
    expect(chart).toContain('role="img" aria-labelledby="b-title b-desc"');
    expect(chart).toContain('<title id="b-title">Title</title>');
    expect(chart).toContain('<desc id="b-desc">What it shows</desc>');
  });

  it('has the parts of a bar side by side, in percent of the longest bar', () => {
    const parts = [
      ...chart.matchAll(
        /<rect\s+class="(in-use|review|unassigned)"\s+x="([\d.]+)%"\s+y="(\d+)"\s+width="([\d.]+)%"/g,
      ),
    ];
    expect(parts.map(([, className, x, y, width]) => [className, x, y, width])).toEqual([
      ['in-use', '0', '22', '75'],
      ['unassigned', '75', '22', '25'],
      ['in-use', '0', '66', '50'],
    ]);
  });

  it('has no bar where every value is 0', () => {
    const empty = bars({
      id: 'e',
      title: '',
      description: '',
      bars: [{ label: 'E3', figure: '0', parts: [{ value: 0, className: 'in-use' }] }],
    });
    expect(empty.markup).not.toMatch(/NaN|class="in-use"/);
  });
});
