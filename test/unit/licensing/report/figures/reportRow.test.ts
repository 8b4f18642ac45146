import { reasonLabel, toReportRow } from '../../../../../licensing/report/figures/reportRow';
import { candidateOf } from '../../../../support/reportScene';

describe('a row of the report', () => {
  it('says who, what, why and how much', () => {
    expect(toReportRow(candidateOf())).toMatchObject({
      userId: 'adele@contoso.com',
      department: 'Sales',
      license: 'Microsoft 365 E3',
      reason: 'inactive',
      isSeatFreed: true,
      monthlyCost: 36,
      monthlySavings: 36,
      currency: 'EUR',
    });
  });

  it('frees no seat while another assignment keeps it: Find Candidates then saves 0', () => {
    const candidate = candidateOf({ license: { reasons: ['duplicate', 'inactive'] }, monthlySavings: 0 });
    expect(toReportRow(candidate)).toMatchObject({
      isSeatFreed: false,
      monthlySavings: 0,
      reason: 'inactive',
    });
  });

  it.each([
    ['a price that is not known', { monthlyCost: null, currency: null }, 1, true],
    ['a price that is not known, held twice', { monthlyCost: null, currency: null }, 0, false],
    ['a seat that costs nothing', { monthlyCost: 0 }, 0, true],
    ['a seat that costs nothing, held twice', { monthlyCost: 0, reasons: ['duplicate' as const] }, 0, false],
  ])('knows of %s whether a seat is freed', (_, license, unpricedLicenses, isSeatFreed) => {
    const monthlySavings = license.monthlyCost === 0 ? 0 : null;
    const row = toReportRow(candidateOf({ license, unpricedLicenses, monthlySavings }));
    expect(row?.isSeatFreed).toBe(isSeatFreed);
  });

  it('frees nothing before a person has looked', () => {
    expect(toReportRow(candidateOf({ license: { action: 'review' } }))).toMatchObject({
      isSeatFreed: false,
      monthlySavings: null,
    });
  });

  it('is counted under the reason that says most', () => {
    const reasonOf = (...reasons: Array<'blocked' | 'neverActive' | 'duplicate' | 'downgrade'>) =>
      toReportRow(candidateOf({ license: { reasons } }))?.reason;
    expect(reasonOf('blocked', 'neverActive')).toBe('blocked');
    expect(reasonOf('downgrade', 'duplicate', 'neverActive')).toBe('neverActive');
    expect(reasonOf('duplicate')).toBe('duplicate');
  });

  it('names reasons as the form does', () => {
    expect(reasonLabel('neverActive')).toBe('Never Active');
  });
});
