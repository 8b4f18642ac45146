import type { LicenseRow, Outcome } from '../../../../licensing/changes/outcome';
import type { ChangeReport } from '../../../../usecases/changes/changeReport';
import { mergeTries } from '../../../../usecases/changes/mergeTries';

const row = (skuPartNumber: string): LicenseRow => ({
  skuId: `sku-${skuPartNumber}`,
  skuPartNumber,
  name: `Product ${skuPartNumber}`,
  family: 'Other',
  assignedVia: 'direct',
  groupId: null,
  groupName: null,
  state: 'Active',
  disabledPlans: [],
  assignedDate: null,
});
const [a, d] = [row('A'), row('D')];
const grantOf = ({ skuId, disabledPlans }: LicenseRow) => ({ skuId, disabledPlans });
const failure = {
  message: 'Not now.',
  ...{ description: null, code: null, httpStatus: null, requestId: null, user: null },
};
const report = (outcome: Outcome, details: Partial<ChangeReport> = {}): ChangeReport => ({
  userId: 'adele@contoso.com',
  id: 'user-1',
  displayName: 'Adele',
  email: null,
  outcome,
  message: 'As written.',
  dryRun: false,
  monthlySavings: null,
  currency: null,
  verified: false,
  note: null,
  usageLocationSet: null,
  at: '2026-11-20T08:00:00Z',
  requestId: null,
  removed: [],
  added: [],
  kept: [],
  remarks: [],
  before: [],
  after: [],
  restore: null,
  signature: null,
  error: null,
  ...details,
});
const removal = (outcome: Outcome, rows: LicenseRow[], details: Partial<ChangeReport> = {}) =>
  report(outcome, { removed: rows, restore: { id: 'user-1', addLicenses: rows.map(grantOf) }, ...details });
const merge = (earlier: ChangeReport, latest: ChangeReport) => mergeTries(earlier, latest, 'reclaimed');

describe('mergeTries', () => {
  it('keeps what the first try did, where the second finds nothing to do', () => {
    const first = removal('reclaimed', [a], {
      before: [a, d],
      after: [d],
      monthlySavings: 5,
      currency: 'EUR',
    });
    expect(merge(first, report('skipped', { before: [d], after: [d] }))).toMatchObject({
      outcome: 'reclaimed',
      message: 'Removed Product A from Adele.',
      removed: [a],
      before: [a, d],
      after: [d],
      monthlySavings: 5,
      restore: { addLicenses: [{ skuId: 'sku-A' }] },
      verified: true,
    });
  });

  it('confirms what was unconfirmed, where the second try sees it', () => {
    const first = removal('unconfirmed', [a], { before: [a], after: [a], error: failure });
    expect(merge(first, report('skipped', { before: [d], after: [d] }))).toMatchObject({
      outcome: 'reclaimed',
      error: null,
      verified: true,
      restore: { addLicenses: [{ skuId: 'sku-A' }] },
    });
  });

  it('leaves unconfirmed what the second try does not see, and does not do either', () => {
    const first = removal('unconfirmed', [a], { before: [a], error: failure });
    expect(merge(first, report('skipped', { before: [a] }))).toBe(first);
    expect(merge(first, report('failed', { error: failure }))).toBe(first);
  });

  it('is the second try, where that makes what the first may not have made', () => {
    const first = removal('unconfirmed', [a], { before: [a], error: failure });
    const second = removal('reclaimed', [a], { before: [a], monthlySavings: 5, currency: 'EUR' });
    expect(merge(first, second)).toMatchObject({
      outcome: 'reclaimed',
      removed: [a],
      monthlySavings: 5,
      error: null,
    });
  });

  it('adds up what both have done', () => {
    const first = removal('reclaimed', [a], { before: [a, d], monthlySavings: 5.1, currency: 'EUR' });
    const second = removal('reclaimed', [d], { before: [d], monthlySavings: 0.2, currency: 'EUR' });
    expect(merge(first, second)).toMatchObject({
      removed: [a, d],
      before: [a, d],
      monthlySavings: 5.3,
      restore: { id: 'user-1', addLicenses: [{ skuId: 'sku-A' }, { skuId: 'sku-D' }] },
      message: 'Removed Product A and Product D from Adele.',
    });
    expect(merge(first, { ...second, currency: 'USD' })).toMatchObject({
      monthlySavings: null,
      currency: null,
    });
  });

  it('is the second try, where the first has changed nothing', () => {
    const second = removal('reclaimed', [a]);
    expect(merge(report('failed', { error: failure }), second)).toBe(second);
    const planned = removal('planned', [a], { dryRun: true, restore: null });
    expect(merge(planned, second)).toBe(second);
  });
});
