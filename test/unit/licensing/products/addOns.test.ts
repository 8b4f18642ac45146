import { addOnsBrokenBy } from '../../../../licensing/products/addOns';
import { skuNamed } from '../../../support/allSkus';

/** What breaks where the first of these licenses goes: part number and what it misses. */
const broken = (inner: string, ...others: string[]) => {
  const held = [inner, ...others].map(skuNamed);
  return addOnsBrokenBy(held[0]!, held).map(({ sku, needs }) => [sku.skuPartNumber, ...needs]);
};

describe('add-ons that need the license that goes', () => {
  it.each([
    ['SPE_E3', 'MCOEV', 'Teams'],
    ['SPE_E3', 'MCOMEETADV', 'Teams'],
    ['SPE_E3', 'Microsoft_Teams_Premium', 'Teams'],
    ['MCOEV', 'MCOPSTN1', 'Teams Phone'],
    ['O365_BUSINESS_PREMIUM', 'Microsoft_365_Copilot', 'a Microsoft 365 license'],
    ['EXCHANGESTANDARD', 'ATP_ENTERPRISE', 'an Exchange mailbox'],
    ['EXCHANGESTANDARD', 'EXCHANGEARCHIVE_ADDON', 'an Exchange mailbox'],
    ['POWER_BI_PRO', 'PBI_PREMIUM_PER_USER_ADDON', 'Power BI Pro'],
    ['SPE_F1', 'SPE_F5_SEC', 'Microsoft 365 F1 or F3'],
    ['INTUNE_A', 'Microsoft_Intune_Suite', 'Intune Plan 1'],
    ['AAD_PREMIUM_P2', 'Microsoft_Entra_ID_Governance', 'Entra ID P1'],
    ['WIN_DEF_ATP', 'TVM_Premium_Add_on', 'Defender for Endpoint Plan 2'],
    ['DYN365_ENTERPRISE_SALES', 'D365_CUSTOMER_SERVICE_ENT_ATTACH', 'a Dynamics 365 base license'],
    ['Microsoft_Teams_Enterprise_New', 'Microsoft_365_E5_(no_Teams)', 'Teams'],
    ['WIN10_VDA_E3', 'CPC_E_2C_4GB_128GB', 'Windows Enterprise'],
  ])('%s carries %s, which needs %s', (inner, addOn, need) => {
    expect(broken(inner, addOn)).toEqual([[addOn, need]]);
  });

  it.each([
    ['SPE_E3', 'MCOEV', 'SPE_E5'],
    ['MCOEV', 'MCOPSTN1', 'SPE_E5'],
    ['POWER_BI_PRO', 'PBI_PREMIUM_PER_USER_ADDON', 'SPE_E5'],
    ['M365_F1_COMM', 'SPE_F5_SEC', 'SPE_F1'],
    ['EMS', 'IDENTITY_THREAT_PROTECTION', 'SPE_E3'],
  ])('breaks nothing where another license gives what is needed: %s, %s beside %s', (...held) => {
    expect(broken(...held)).toEqual([]);
  });

  it('says so of the frontline suite that an F5 add-on is for, though the enterprise suite contains it', () => {
    expect(broken('SPE_F1', 'SPE_F5_SECCOMP', 'SPE_E3')).toEqual([
      ['SPE_F5_SECCOMP', 'Microsoft 365 F1 or F3'],
    ]);
  });

  it('says nothing of what was missing before', () => {
    expect(broken('VISIOCLIENT', 'MCOEV')).toEqual([]);
  });
});
