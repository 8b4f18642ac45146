import { familyOf, productFamilies } from '../../../../licensing/products/family';
import { builtInProductTable } from '../../../../licensing/products/productTable';

describe('the family of a product', () => {
  it.each([
    ['SPE_E3', 'Microsoft 365 E3', 'Microsoft 365'],
    ['O365_BUSINESS_PREMIUM', 'Microsoft 365 Business Standard', 'Microsoft 365'],
    ['OFFICESUBSCRIPTION', 'Microsoft 365 Apps for Enterprise', 'Microsoft 365'],
    ['Microsoft_365_E3_(no_Teams)', 'Microsoft 365 E3 (no Teams)', 'Microsoft 365'],
    ['SPE_E5_NOPSTNCONF', 'Microsoft 365 E5 without Audio Conferencing', 'Microsoft 365'],
    ['SPE_E5_CALLINGMINUTES', 'Microsoft 365 E5 with Calling Minutes', 'Microsoft 365'],
    ['ENTERPRISEPACK', 'Office 365 E3', 'Office 365'],
    ['ENTERPRISEPREMIUM_NOPSTNCONF', 'Office 365 E5 Without Audio Conferencing', 'Office 365'],
    ['DYN365_ENTERPRISE_SALES', 'Dynamics 365 for Sales Enterprise Edition', 'Dynamics 365'],
    ['DYN365_PROJECT_OPERATIONS', 'Dynamics 365 Project Operations', 'Dynamics 365'],
    ['CRMSTANDARD', 'Microsoft Dynamics CRM Online', 'Dynamics 365'],
    ['POWER_BI_PRO', 'Power BI Pro', 'Power BI'],
    ['POWER_BI_STANDARD', 'Microsoft Fabric (Free)', 'Power BI'],
    ['POWER_BI_ADDON', 'Power BI for Office 365 Add-On', 'Power BI'],
    ['PROJECTPROFESSIONAL', 'Planner and Project Plan 3', 'Project'],
    ['PROJECT_P1', 'Planner Plan 1', 'Project'],
    ['PROJECTCLIENT', 'Project for Office 365', 'Project'],
    ['VISIOCLIENT', 'Visio Plan 2', 'Visio'],
    ['Microsoft_365_Copilot', 'Microsoft Copilot for Microsoft 365', 'Copilot'],
    ['Power_Virtual_Agents', 'Microsoft Copilot Studio', 'Copilot'],
    ['MCOEV', 'Microsoft Teams Phone Standard', 'Teams'],
    ['MCOMEETADV', 'Microsoft 365 Audio Conferencing', 'Teams'],
    ['TEAMS_ESSENTIALS_AAD', 'Microsoft Teams Essentials (AAD Identity)', 'Teams'],
    ['Microsoft_Teams_Rooms_Pro', 'Microsoft Teams Rooms Pro', 'Teams'],
    ['EXCHANGESTANDARD', 'Exchange Online (Plan 1)', 'Exchange'],
    ['EOP_ENTERPRISE', 'Exchange Online Protection', 'Exchange'],
    ['EMSPREMIUM', 'Enterprise Mobility + Security E5', 'Security'],
    ['AAD_PREMIUM_P2', 'Microsoft Entra ID P2', 'Security'],
    ['ATP_ENTERPRISE', 'Microsoft Defender for Office 365 (Plan 1)', 'Security'],
    ['IDENTITY_THREAT_PROTECTION', 'Microsoft 365 E5 Security', 'Security'],
    ['INTUNE_A', 'Intune', 'Security'],
    ['WIN10_PRO_ENT_SUB', 'Windows 10/11 Enterprise E3', 'Windows'],
    ['CPC_E_2C_4GB_128GB', 'Windows 365 Enterprise 2 vCPU 4 GB 128 GB', 'Windows'],
    ['FLOW_FREE', 'Microsoft Power Automate Free', 'Other'],
    ['SHAREPOINTENTERPRISE', 'SharePoint Online (Plan 2)', 'Other'],
  ])('of %s, "%s", is %s', (partNumber, name, family) => {
    expect(familyOf(partNumber, name)).toBe(family);
  });

  it.each([
    ['SPE_E9', 'Microsoft 365'],
    ['ENTERPRISEPACK_NEW', 'Office 365'],
    ['DYN365_NEW', 'Dynamics 365'],
    ['PBI_PREMIUM_P9', 'Power BI'],
    ['PROJECT_P9', 'Project'],
    ['VISIO_PLAN9', 'Visio'],
    ['Microsoft_365_Copilot_Plus', 'Copilot'],
    ['Microsoft_Teams_Premium_Plus', 'Teams'],
    ['EXCHANGE_NEW', 'Exchange'],
    ['Microsoft_Entra_Suite', 'Security'],
    ['WIN11_NEW', 'Windows'],
    ['SOMETHING_ELSE', 'Other'],
  ])('of the part number %s, which Microsoft does not name, is %s', (partNumber, family) => {
    expect(familyOf(partNumber, null)).toBe(family);
  });

  it('is found for every product of the built-in table, and every family has products', () => {
    const families = [...builtInProductTable().products.values()].map(({ partNumber, name }) =>
      familyOf(partNumber, name),
    );
    expect(new Set(families)).toEqual(new Set(productFamilies));
    expect(families.filter((family) => family === 'Other').length).toBeLessThan(families.length / 6);
  });
});
