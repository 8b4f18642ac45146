import { containment, isSuitePair } from '../../../../licensing/products/containment';
import type { HeldSku } from '../../../../licensing/products/skuContent';
import { planIdsNamed } from '../../../../licensing/products/workloads/planTable';
import { skuNamed } from '../../../support/allSkus';
import { lookalikePairs } from '../../../support/lookalikePairs';
import { wastePairs } from '../../../support/wastePairs';

const without = (part: string, ...plans: string[]): HeldSku => {
  return { ...skuNamed(part), disabledPlans: plans.flatMap(planIdsNamed) };
};

/** The SKU as a tenant has it in which this plan is in another state. */
const withStatus = (part: string, plan: string, provisioningStatus: string): HeldSku => {
  const sku = skuNamed(part);
  const ids = planIdsNamed(plan);
  const servicePlans = sku.servicePlans.map((state) =>
    ids.includes(state.servicePlanId ?? '') ? { ...state, provisioningStatus } : state,
  );
  return { ...sku, servicePlans };
};

describe('a license beside another one of the same person', () => {
  it.each(wastePairs)('%s is superfluous beside %s (%s)', (inner, outer) => {
    const found = containment(skuNamed(inner), skuNamed(outer));
    expect(found.lost.map(({ servicePlanName }) => servicePlanName)).toEqual([]);
    expect(found).toMatchObject({ isContained: true, notComparable: null, cautions: [] });
  });

  it.each(lookalikePairs)('%s is not superfluous beside %s: %s (%s)', (inner, outer, loses) => {
    const found = containment(skuNamed(inner), skuNamed(outer));
    expect(found.isContained).toBe(false);
    expect([found.notComparable, ...found.lost.map(({ workload }) => workload.name)]).toContain(loses);
  });

  it.each([
    ['WIN_DEF_ATP', 'Microsoft_Defender_for_Endpoint_F2', 'frontline'],
    ['EMS', 'SPE_F1', 'frontline'],
    ['AAD_PREMIUM', 'M365_F1_COMM', 'frontline'],
    ['TVM_Premium_Standalone', 'TVM_Premium_Add_on', 'addOn'],
    ['DYN365_MARKETING_APP', 'DYN365_MARKETING_APP_ATTACH', 'addOn'],
    ['EXCHANGESTANDARD', 'TEAMS_EXPLORATORY', 'temporary'],
    ['ENTERPRISEPACK', 'DEVELOPERPACK_E5', 'temporary'],
  ])('%s is in %s, which nobody should rely on unseen: %s', (inner, outer, caution) => {
    expect(containment(skuNamed(inner), skuNamed(outer)).cautions).toEqual([caution]);
  });

  it('is superfluous where only those of its plans are on that the other one has', () => {
    const inner = without('SPB', 'MDE_SMB', 'BPOS_S_DlpAddOn');
    expect(containment(inner, skuNamed('SPE_E3')).isContained).toBe(true);
  });

  it('is not superfluous where the other one has the plan turned off for the user', () => {
    const found = containment(skuNamed('EMS'), without('SPE_E3', 'INTUNE_A'));
    expect(found.lost.map(({ servicePlanName }) => servicePlanName)).toEqual(['INTUNE_A']);
  });

  it('is not superfluous where the plan is off in the tenant', () => {
    const found = containment(skuNamed('POWER_BI_PRO'), withStatus('SPE_E5', 'BI_AZURE_P2', 'Disabled'));
    expect(found.isContained).toBe(false);
  });

  it('lets a higher product imply what its plans do not show only where none of them is off', () => {
    const found = containment(
      skuNamed('PROJECTPROFESSIONAL'),
      without('PROJECTPREMIUM', 'SHAREPOINT_PROJECT'),
    );
    expect(found.lost.map(({ servicePlanName }) => servicePlanName)).toContain('SHAREPOINT_PROJECT');
  });

  it('asks for care where the plan of the other one is pending and its own is not', () => {
    const pending = withStatus('SPE_E5', 'BI_AZURE_P2', 'PendingActivation');
    expect(containment(skuNamed('POWER_BI_PRO'), pending)).toMatchObject({
      isContained: true,
      cautions: ['pending'],
    });
  });

  it('does not compare where nothing of it is on', () => {
    const found = containment(without('POWER_BI_PRO', 'BI_AZURE_P2'), skuNamed('SPE_E5'));
    expect(found).toMatchObject({ isContained: false, notComparable: 'nothingIsOn' });
  });

  it('names what a higher tier replaces', () => {
    const { replaced } = containment(skuNamed('EXCHANGESTANDARD'), skuNamed('EXCHANGEENTERPRISE'));
    expect(replaced.map(({ from, to }) => [from.servicePlanName, to.servicePlanName])).toEqual([
      ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE'],
    ]);
  });

  it('is not contained where it has a plan that nobody knows yet, unless the other one has it', () => {
    const plan = { servicePlanId: '11111111-2222-3333-4444-555555555555', provisioningStatus: 'Success' };
    const bi = skuNamed('POWER_BI_PRO');
    const newer: HeldSku = { ...bi, servicePlans: [...bi.servicePlans, plan] };
    const e5 = skuNamed('SPE_E5');
    expect(containment(newer, e5).isContained).toBe(false);
    expect(containment(newer, { ...e5, servicePlans: [...e5.servicePlans, plan] }).isContained).toBe(true);
  });

  it.each([
    ['SPE_E3', 'SPE_E5', true],
    ['SPE_F1', 'SPE_E3', true],
    ['SPB', 'SPE_E3', true],
    ['Microsoft_365_E3_(no_Teams)', 'Microsoft_Teams_Enterprise_New', false],
    ['STANDARDPACK', 'OFFICESUBSCRIPTION', false],
    ['SPE_E3', 'EMS', false],
    ['SPE_E3', 'MCOCAP', false],
    ['SPE_E3', 'SPE_E3', false],
  ])('%s and %s are two suites: %s', (one, other, expected) => {
    expect(isSuitePair(skuNamed(one), skuNamed(other))).toBe(expected);
  });
});
