import { planIdsNamed } from '../../../../../licensing/products/workloads/planTable';
import { highestTierName, replacement } from '../../../../../licensing/products/workloads/tierIndex';
import { ladders } from '../../../../../licensing/products/workloads/tiers';

const id = (name: string) => planIdsNamed(name)[0]!;

describe('tiers of one workload', () => {
  it('are written once each, of plans that exist, with a source', () => {
    const members = ladders.flatMap(({ tiers }) => tiers.flatMap(({ plans }) => plans));
    expect(new Set(members).size).toBe(members.length);
    expect(members.flatMap(planIdsNamed).length).toBeGreaterThanOrEqual(members.length);
    expect(ladders.every(({ source }) => source.length > 20)).toBe(true);
  });

  it.each([
    ['EXCHANGE_S_DESKLESS', 'EXCHANGE_S_STANDARD', 'higher'],
    ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE_GOV', 'higher'],
    ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_ENTERPRISE_GOV', 'same'],
    ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_STANDARD', null],
    ['EXCHANGE_S_ARCHIVE_ADDON', 'EXCHANGE_S_ENTERPRISE', 'higher'],
    ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_ARCHIVE_ADDON', null],
    ['ONEDRIVESTANDARD', 'SHAREPOINTENTERPRISE', 'higher'],
    ['SHAREPOINTSTANDARD', 'ONEDRIVEENTERPRISE', null],
    ['AAD_PREMIUM', 'AAD_PREMIUM_P2', 'higher'],
    ['AAD_PREMIUM_P2', 'AAD_PREMIUM', null],
    ['MDE_SMB', 'WINDEFATP', 'higher'],
    ['MDE_SMB', 'MDE_LITE', null],
    ['BI_AZURE_P2', 'BI_AZURE_P3', null],
    ['TEAMS1', 'MCOEV', null],
  ])('%s is replaced by %s: %s', (plan, by, expected) => {
    expect(replacement(id(plan), id(by))).toBe(expected);
  });

  it('have a name where it tells more than the workload does', () => {
    expect(highestTierName([id('AAD_PREMIUM'), id('AAD_PREMIUM_P2')])).toBe('Entra ID P2');
    expect(highestTierName([id('BI_AZURE_P3'), id('BI_AZURE_P2')])).toBe('Power BI Premium Per User');
    expect(highestTierName([id('TEAMS1')])).toBeNull();
  });
});
