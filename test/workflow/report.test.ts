import { parse } from 'csv-parse/sync';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n } from './n8n';

const monthly = (sku: string, unitPrice: string, currency = 'EUR') => ({
  sku,
  unitPrice,
  currency,
  paymentFrequency: 'monthly',
});
const pricesJson = [
  monthly('SPE_E3', '36.10'),
  monthly('SPE_E5', '57.20'),
  monthly('ENTERPRISEPACK', '23.40'),
  monthly('STANDARDPACK', '9.40'),
  monthly('SPE_F1', '7.50'),
  monthly('O365_BUSINESS_PREMIUM', '11.70'),
  monthly('VISIOCLIENT', '15', 'USD'),
];

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  n8n = await loadN8n();
});
const start = async (options: EmulatorOptions = {}) => {
  emulator = await startEmulator({ users: 400, seed: 11, ...options });
};
afterEach(() => emulator.stop());
afterAll(() => n8n.close());

type Json = Record<string, unknown>;

const run = (resource: string, operation: string, parameters: object = {}) =>
  n8n.run({
    nodes: [licensesNode({ resource, operation, ...parameters })],
    credentials: { ...emulator.credential },
  });
const report = (options: object = {}, parameters: object = {}) =>
  run('report', 'create', { options, ...parameters });

type ReportRun = Awaited<ReturnType<typeof report>>;

const binaryOf = ({ items }: ReportRun, field: string) => {
  const binary = items()[0]?.binary?.[field];
  return {
    fileName: binary?.fileName,
    mimeType: binary?.mimeType,
    text: Buffer.from(binary?.data ?? '', 'base64').toString(),
  };
};
const sum = (numbers: readonly unknown[]) =>
  Math.round(numbers.reduce<number>((total, number) => total + Number(number ?? 0), 0) * 100) / 100;

describe('report: create', () => {
  it('agrees with Get Many of the licenses and with Find Candidates', async () => {
    await start();
    const created = await report({ pricesJson });
    const [licenses, candidates] = await Promise.all([
      run('license', 'getAll', { returnAll: true, options: { pricesJson } }),
      run('reclamation', 'findCandidates', { options: { pricesJson, groupBy: 'license' } }),
    ]);
    expect(created.error).toBeNull();
    const item = created.json<Json>()[0]!;
    const counted = new Set((item.licenses as Json[]).map(({ skuId }) => skuId));
    const bought = licenses.json<Json>().filter(({ skuId }) => counted.has(skuId));
    expect(counted.size).toBeGreaterThan(10);
    expect(item).toMatchObject({
      seatsBought: sum(bought.map(({ purchased }) => purchased)),
      seats: { assigned: sum(bought.map(({ assigned }) => assigned)) },
      rowCount: candidates.json().length,
      candidateCount: new Set(candidates.json<Json>().map(({ userId }) => userId)).size,
    });
    const ofCurrency = (rows: Json[], currency: string, field: string) =>
      sum(rows.filter((row) => row.currency === currency).map((row) => row[field]));
    expect(item.costs).toMatchObject(
      ['EUR', 'USD'].map((currency) => ({
        currency,
        annualCost: ofCurrency(bought, currency, 'annualCost'),
        annualUnassignedCost: ofCurrency(bought, currency, 'annualUnusedCost'),
      })),
    );
    const saved = (item.savings as { amounts: Json[] }).amounts.find(({ currency }) => currency === 'EUR');
    expect(saved?.monthly).toBe(ofCurrency(candidates.json<Json>(), 'EUR', 'monthlySavings'));
    expect(Number(saved?.monthly)).toBeGreaterThan(0);
  });

  it('reads everything once', async () => {
    await start();
    await report();
    const paths = emulator.requests.matching('GET', /^\//).map(({ path }) => path);
    const once = ['/v1.0/subscribedSkus', '/v1.0/directory/subscriptions', '/v1.0/users'];
    expect(once.map((wanted) => paths.filter((path) => path === wanted).length)).toEqual([1, 1, 1]);
  });

  it('gives a page and a file of all rows beside the figures', async () => {
    await start();
    const created = await report({
      pricesJson,
      companyName: 'Contoso Ltd',
      title: 'Licenses in November',
      rowsInPage: 3,
    });
    const page = binaryOf(created, 'report');
    expect(page).toMatchObject({
      mimeType: 'text/html',
      fileName: expect.stringMatching(/^microsoft-365-licenses-\d{4}-\d\d-\d\d\.html$/),
    });
    expect(page.text).toMatch(/^<!doctype html>/);
    expect(page.text).toContain('Licenses in November – Contoso Ltd');
    const rows = binaryOf(created, 'rows');
    expect(rows).toMatchObject({ mimeType: 'text/csv', fileName: expect.stringMatching(/\.csv$/) });
    const [item] = created.json<Json>();
    expect(parse(rows.text, { bom: true, columns: true })).toHaveLength(Number(item?.rowCount));
    expect(page.text).toContain(`3 of ${String(item?.rowCount)} licenses of users`);
    expect(item).toMatchObject({
      rowsInPage: 3,
      slackText: expect.stringMatching(/^\*Licenses in November, Contoso Ltd\*\n/),
    });
    expect(item?.html).toContain('<table');
    expect(created.items()[0]?.pairedItem).toEqual({ item: 0 });
  });

  it('puts both files where they are wanted, and is flat or compact where that is asked for', async () => {
    await start();
    const created = await report({ pageField: 'page', rowsField: 'data' }, { output: 'flat' });
    expect(Object.keys(created.items()[0]?.binary ?? {})).toEqual(['page', 'data']);
    const fields = Object.keys(created.json<Json>()[0] ?? {});
    expect(fields).toContain('headline');
    for (const field of ['licenses', 'slackText', 'html']) expect(fields).not.toContain(field);
    const columns = (await report({}, { output: 'columns' })).json<Json>()[0];
    expect(columns).toMatchObject({ slackText: expect.any(String), html: expect.any(String) });
    expect(columns).not.toHaveProperty('licenses');
  });

  it('says that no price is known, never 0', async () => {
    await start();
    const created = await report();
    expect(created.json<Json>()[0]).toMatchObject({
      annualCost: null,
      annualSavings: null,
      currency: null,
      costs: [],
    });
    expect(created.json<Json>()[0]?.slackText).toContain('No price is known for any license');
    expect(binaryOf(created, 'report').text).toContain('No price is known for any license');
    expect(created.hints().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Options > Price List'),
    );
  });

  it('has no renewals where the app may not read subscriptions, and says so in the page', async () => {
    await start();
    emulator.faults.inject({ kind: 'status', status: 403, path: /subscriptions/, times: Infinity });
    const created = await report();
    expect(created.error).toBeNull();
    expect(created.json<Json>()[0]).toMatchObject({ renewals: null, renewalCount: null });
    expect(binaryOf(created, 'report').text).toContain('renewals are missing');
  });

  it.each<[string, EmulatorOptions, object, string]>([
    [
      'names are concealed',
      { reports: { concealedNames: true } },
      {},
      'The usage reports conceal user names',
    ],
    ['the reports are too old', {}, { maxReportAgeDays: 1 }, 'The usage reports were last refreshed on'],
    [
      'too many would be candidates',
      {},
      { maxCandidatePercent: 1 },
      'licensed users (22.2 %) would be candidates',
    ],
    [
      'the reports may not be read',
      { permissions: ['User.Read.All', 'LicenseAssignment.Read.All'] },
      {},
      'The app may not do this',
    ],
  ])('stops as Find Candidates does where %s', async (_, emulatorOptions, options, message) => {
    await start(emulatorOptions);
    const [created, candidates] = [
      await report(options),
      await run('reclamation', 'findCandidates', { options }),
    ];
    expect(created.error?.message).toContain(message);
    expect(created.error?.message).toBe(candidates.error?.message);
    expect(created.items()).toEqual([]);
  });

  it.each([
    [{ rowsInPage: -1 }, 'Rows in Page is -1'],
    [{ rowsInPage: 'many' }, 'Rows in Page is "many"'],
    [{ locale: 'english please' }, 'Number Format is "english please"'],
    [{ locale: 'zz' }, 'Number Format is "zz"'],
    [{ currency: 'Euro' }, 'First Currency is "EURO"'],
    [{ pageField: 'rows' }, 'cannot both be in the field "rows"'],
    [{ title: { text: 1 } }, 'Title is {"text":1}'],
    [{ pricesJson: '[{' }, 'Prices (JSON) is not valid JSON'],
  ])('refuses %j before anything is read', async (options, message) => {
    await start();
    expect((await report(options)).error?.message).toContain(message);
    expect(emulator.requests.matching('GET', /^\/v1\.0\/users/)).toEqual([]);
  });

  it('writes numbers and days as the locale does', async () => {
    await start();
    const created = await report({ pricesJson: pricesJson.slice(0, 1), locale: 'de-DE' });
    expect(created.json<Json>()[0]?.slackText).toMatch(/\d,\d\d\s€/);
  });
});
