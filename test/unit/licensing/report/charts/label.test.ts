import fc from 'fast-check';
import { chartLabel, chartText, fitText } from '../../../../../licensing/report/charts/label';

const place = { x: '0', y: 15, end: 'start', className: 'name' } as const;

describe('a label of a chart', () => {
  it('begins at the left', () => {
    expect(chartText('Sales', place).markup).toMatch(/text-anchor="start" direction="ltr"\s*>Sales</);
  });

  it.each(['فاطمة الهاشمي', 'יעל כהן', '123 שלום'])('stands at the left end from the right: %s', (name) => {
    expect(chartText(name, place).markup).toContain('text-anchor="end" direction="rtl"');
  });

  it.each(['Zoë שלום', '123', '👩‍💻'])('is laid out from the left by its first letter: %s', (name) => {
    expect(chartText(name, place).markup).toContain('direction="ltr"');
  });

  it('escapes', () => {
    expect(chartText('<b>', place).markup).toContain('>&lt;b&gt;<');
  });

  it('has two forms where it is too long for a phone', () => {
    expect(chartLabel('Sales', 0).markup.match(/<text/g)).toHaveLength(1);
    const both = chartLabel('Microsoft 365 Business Standard (no Teams)', 0).markup;
    expect(both).toContain('class="bar-label long"');
    expect(both).toContain('class="bar-label short"');
  });

  it('is cut with an ellipsis, never within what a reader takes for one character', () => {
    expect(fitText('Microsoft 365 E3', 20)).toBe('Microsoft 365 E3');
    expect(fitText('Microsoft 365 Business', 10)).toBe('Microsoft…');
    expect(fitText('👩‍💻👩‍💻👩‍💻', 4)).toBe('👩‍💻…');
    expect(fitText('a\n b\tc', 9)).toBe('a b c');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(fitText(text, width)).not.toMatch(/\p{Cs}/u);
        expect([...new Intl.Segmenter('en').segment(fitText(text, width))].length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
