import { readPriceList } from '../../../../../licensing/money/prices';
import { headline, sentencesOf } from '../../../../../licensing/report/text/sentences';
import { candidateOf, licenseOf, reportOf, seatPrice, today } from '../../../../support/reportScene';

const unpriced = { unitPrice: null, currency: null, annualCost: null, annualUnusedCost: null };

describe('the sentences of a report', () => {
  it('say how many seats lie idle, what they cost, and what is due', () => {
    expect(sentencesOf(reportOf())).toEqual([
      '3 of 10 seats lie idle (30%).',
      'The seats cost €4,320.00 a year, €1,296.00 of it for idle seats.',
      'No subscription is due for renewal in the next 90 days.',
    ]);
  });

  it('state no cost where no price is known, and never one of 0', () => {
    const report = reportOf({
      input: { licenses: [licenseOf(unpriced)], seats: new Map([['sku-e3', seatPrice(null, null)]]) },
    });
    const text = sentencesOf(report).join(' ');
    expect(text).toContain('No price is known for any license, so the report states no cost.');
    expect(text).not.toMatch(/[€$]|\b0\.00/);
  });

  it('name what has no price, three at most', () => {
    const licenses = [
      licenseOf(),
      ...['A', 'B', 'C', 'D', 'E'].map((name) =>
        licenseOf({ ...unpriced, skuId: name, name, purchased: 1, assigned: 1 }),
      ),
    ];
    expect(sentencesOf(reportOf({ input: { licenses } }))[1]).toBe(
      'The seats with a known price cost €4,320.00 a year, €1,296.00 of it for idle seats. No price is known for A, B, C and 2 more.',
    );
  });

  it('keep currencies apart', () => {
    const licenses = [
      licenseOf(),
      licenseOf({ skuId: '2', currency: 'USD', annualCost: 50, annualUnusedCost: 0 }),
    ];
    expect(sentencesOf(reportOf({ input: { licenses } }))[1]).toBe(
      'The seats cost €4,320.00 and US$50.00 a year, €1,296.00 of it for idle seats.',
    );
  });

  it('tell of a shortage, and give no share then', () => {
    const sentences = sentencesOf(reportOf({ input: { licenses: [licenseOf({ assigned: 12 })] } }));
    expect(sentences[0]).toBe('1 of 10 seats lie idle.');
    expect(sentences[2]).toBe(
      '2 more seats are assigned than bought (Microsoft 365 E3); seats taken back there make up for these first.',
    );
  });

  it('tell what is for a person to judge', () => {
    const candidates = [candidateOf({ license: { action: 'review' } })];
    expect(sentencesOf(reportOf({ input: { candidates } }))).toContain(
      '1 more seat may be idle, which is for a person to judge; they cost €432.00 a year.',
    );
  });

  it('name the first renewal', () => {
    const subscription = {
      id: 's1',
      commerceSubscriptionId: null,
      status: 'Enabled',
      isTrial: false,
      totalLicenses: 10,
      createdDateTime: null,
      nextLifecycleDateTime: '2026-12-07T00:00:00Z',
    };
    const input = {
      licenses: [licenseOf({ subscriptions: [subscription] })],
      prices: readPriceList([], today),
    };
    expect(sentencesOf(reportOf({ input })).at(-1)).toBe(
      '1 subscription is due for renewal in the next 90 days, first Microsoft 365 E3 on 7 December 2026.',
    );
  });

  it('say nothing of renewals that are not known', () => {
    const input = { licenses: [licenseOf({ subscriptions: null })] };
    expect(sentencesOf(reportOf({ input })).join(' ')).not.toContain('renewal');
  });

  it('praise where nothing is idle, and say where there is nothing', () => {
    expect(headline(reportOf({ input: { licenses: [licenseOf({ assigned: 10 })], candidates: [] } }))).toBe(
      'All 10 seats are in use.',
    );
    expect(headline(reportOf({ input: { licenses: [] } }))).toBe('No paid seats were found in this tenant.');
  });
});
