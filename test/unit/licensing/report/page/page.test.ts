import fc from 'fast-check';
import { reportPage } from '../../../../../licensing/report/page/page';
import { awkwardNames, candidateOf, licenseOf, reportOf, seatPrice } from '../../../../support/reportScene';

const page = reportPage(reportOf());

/** Every element and attribute of the page, without texts. A long label of a chart is two elements, so labels do not count. */
const skeleton = (markup: string) => {
  const withoutStyle = markup.replace(/<style>[\s\S]*?<\/style>/, '');
  const elements = [...withoutStyle.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/gi)].map(
    ([, name, attributes = '']) =>
      `${name} ${[...attributes.matchAll(/([a-z-]+)=/gi)].map(([, attribute]) => attribute).join(' ')}`,
  );
  return elements.filter((element) => element !== 'text class x y text-anchor direction');
};

describe('the page of a report', () => {
  it('fetches nothing and runs nothing', () => {
    expect(page).toContain('default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<form|\son[a-z]+=|url\(|@import|https?:/i);
  });

  it('has its parts in order, with titles one below the other', () => {
    expect([...page.matchAll(/<h([1-3])[^>]*>/g)].map(([, level]) => Number(level))).toEqual([
      1, 2, 2, 3, 3, 2, 3, 3, 3, 2, 2, 2,
    ]);
  });

  it('describes every chart, and names every table and its columns', () => {
    const charts = page.match(/<svg[^>]*>/g) ?? [];
    expect(charts.length).toBeGreaterThan(3);
    expect(charts.filter((chart) => !chart.includes('role="img"'))).toEqual([]);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(labels.filter((label) => !ids.includes(label))).toEqual([]);
    const tables = page.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(
      tables.filter(
        (table) =>
          !/<caption>\s*\S/.test(table) ||
          !/<th\s+scope="col"/.test(table) ||
          !/<th\s+scope="row"/.test(table),
      ),
    ).toEqual([]);
  });

  it.each(['prefers-color-scheme: dark', '@page', 'size: A4', 'break-inside: avoid', 'max-width: 560px'])(
    'has a style for %s',
    (rule) => {
      expect(page).toContain(rule);
    },
  );

  it('becomes no other document by any name', () => {
    const named = (name: string) =>
      reportPage(
        reportOf({
          title: name,
          company: name,
          notes: [name],
          input: {
            licenses: [licenseOf({ name })],
            candidates: [
              candidateOf({
                displayName: name,
                department: name,
                reasonText: name,
                license: { name, why: name },
              }),
            ],
          },
        }),
      );
    const usual = skeleton(named('Contoso'));
    for (const name of awkwardNames) expect(skeleton(named(`${name} x`))).toEqual(usual);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(skeleton(named(`A${text}`))).toEqual(usual);
      }),
      { numRuns: 50 },
    );
  });

  it('gives each name its own direction', () => {
    const [, name = ''] =
      /<span class="name" dir="auto"\s*>(فاطمة[^<]*)</.exec(
        reportPage(reportOf({ input: { candidates: [candidateOf({ displayName: 'فاطمة الهاشمي' })] } })),
      ) ?? [];
    expect(name).toBe('فاطمة الهاشمي');
  });

  it('has the first rows, and says of how many', () => {
    const candidates = Array.from({ length: 5 }, (_, index) =>
      candidateOf({ userId: `user${index}@contoso.com` }),
    );
    const short = reportPage(reportOf({ rowsInPage: 2, input: { candidates } }));
    expect(short).toContain('2 of 5 licenses of users; all are in the CSV file');
    expect(short).toContain('user1@contoso.com');
    expect(short).not.toContain('user2@contoso.com');
  });

  it('says that no price is known, and shows no amount', () => {
    const input = {
      licenses: [licenseOf({ unitPrice: null, currency: null, annualCost: null, annualUnusedCost: null })],
      candidates: [candidateOf({ license: { monthlyCost: null, currency: null } })],
      seats: new Map([['sku-e3', seatPrice(null, null)]]),
    };
    const unpriced = reportPage(reportOf({ input }));
    expect(unpriced).toContain('No price is known for any license');
    expect(unpriced).toContain('Not known');
    expect(unpriced).not.toMatch(/[€$]\d/);
  });

  it('has a chart for each currency', () => {
    const input = {
      licenses: [licenseOf(), licenseOf({ skuId: 'sku-visio', name: 'Visio', currency: 'USD' })],
      candidates: [
        candidateOf(),
        candidateOf({ license: { skuId: 'sku-visio', name: 'Visio', currency: 'USD' } }),
      ],
      seats: new Map([
        ['sku-e3', seatPrice('432')],
        ['sku-visio', seatPrice('180', 'USD')],
      ]),
    };
    const mixed = reportPage(reportOf({ input }));
    expect(mixed).toContain('id="savings-by-license-EUR-title"');
    expect(mixed).toContain('id="savings-by-license-USD-title"');
    expect(mixed).not.toContain('612');
  });

  it('says where nothing is to be taken back, and where renewals are not known', () => {
    const calm = reportPage(
      reportOf({ input: { candidates: [], licenses: [licenseOf({ subscriptions: null })] } }),
    );
    expect(calm).toContain('No assigned seat can be taken back');
    expect(calm).toContain('Nobody: every license is in use.');
    expect(calm).toContain('the app may not read the subscriptions');
  });

  it('lists free licenses apart, and what limits the figures', () => {
    const limited = reportPage(
      reportOf({
        notes: ['The app may not read the sign-ins.'],
        input: { licenses: [licenseOf(), licenseOf({ name: 'Trial of Visio', isTrial: true })] },
      }),
    );
    expect(limited).toContain('Free licenses and trials');
    expect(limited).toContain('Trial of Visio');
    expect(limited).toContain('The app may not read the sign-ins.');
  });
});
