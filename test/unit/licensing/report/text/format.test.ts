import { reportFormat } from '../../../../../licensing/report/text/format';

describe('the format of a report', () => {
  const british = reportFormat('en-GB');

  it('writes numbers, shares, money and days', () => {
    expect(british.count(1234567)).toBe('1,234,567');
    expect(british.share(1, 4)).toBe('25%');
    expect(british.share(0, 0)).toBe('');
    expect(british.money(1234.5, 'EUR')).toBe('€1,234.50');
    expect(british.roundMoney(1234.5, 'EUR')).toBe('€1,235');
    expect(british.day('2026-11-25T23:59:59Z')).toBe('25 November 2026');
    expect(british.shortDay('2026-11-25')).toBe('25 Nov 2026');
  });

  it('tells the dollars of two countries apart', () => {
    expect(british.money(1, 'USD')).toBe('US$1.00');
    expect(british.money(1, 'CAD')).toBe('CA$1.00');
  });

  it('takes a currency that nobody knows by its code', () => {
    expect(british.money(1, 'XQX').replace(/\s/, ' ')).toBe('XQX 1.00');
  });

  it('joins amounts and never adds them up', () => {
    const amounts = [
      { currency: 'EUR', monthly: 1, annual: 12 },
      { currency: 'JPY', monthly: 100, annual: 1200 },
    ];
    expect(british.amounts(amounts, 'annual')).toBe('€12.00 and JP¥1,200');
    expect(british.amounts([], 'annual')).toBe('');
  });

  it('follows the locale', () => {
    expect(reportFormat('de-DE').money(1234.5, 'EUR').replace(/\s/, ' ')).toBe('1.234,50 €');
  });

  it('refuses what is no language tag', () => {
    expect(() => reportFormat('not a tag')).toThrow(RangeError);
  });
});
