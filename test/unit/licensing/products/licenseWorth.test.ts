import { licenseWorth } from '../../../../licensing/products/licenseWorth';
import { planIdsNamed } from '../../../../licensing/products/workloads/planTable';
import { allSkus, skuNamed } from '../../../support/allSkus';

const worthOf = (part: string, ...disabled: string[]) =>
  licenseWorth({ ...skuNamed(part), disabledPlans: disabled.flatMap(planIdsNamed) });

describe('what a license is worth', () => {
  it('measures a suite by all that it brings, and names what nothing measures', () => {
    expect(worthOf('SPE_E3')).toMatchObject({
      accountKind: 'person',
      isSuite: true,
      services: ['exchange', 'oneDrive', 'outlook', 'sharePoint', 'teams', 'yammer'],
      desktopApps: true,
      copilot: false,
      notMeasured: [
        'Entra ID P1',
        'Intune',
        'Windows',
        'Defender for Endpoint Plan 1',
        'Defender for Office 365 Plan 1',
        'Purview Information Protection',
      ],
    });
  });

  it('judges no suite whose mail and teamwork are off: what is left may be Intune or Windows', () => {
    expect(worthOf('SPE_E3', 'EXCHANGE_S_ENTERPRISE', 'TEAMS1', 'YAMMER_ENTERPRISE')).toMatchObject({
      isSuite: true,
      services: [],
      desktopApps: false,
    });
    expect(worthOf('SPE_E3', 'TEAMS1').services).toContain('exchange');
  });

  it.each(['DYN365_ENTERPRISE_SALES', 'DYN365_ENTERPRISE_TEAM_MEMBERS', 'MICROSOFT_REMOTE_ASSIST'])(
    'never judges the Dynamics user of %s by SharePoint or Teams',
    (part) => {
      expect(worthOf(part)).toMatchObject({
        services: [],
        desktopApps: false,
        notMeasured: ['Dynamics 365'],
      });
    },
  );

  it.each([
    ['PROJECTPROFESSIONAL', 'Project'],
    ['VISIOCLIENT', 'Visio'],
    ['POWER_BI_PRO', 'Power BI Pro'],
    ['PBI_PREMIUM_PER_USER', 'Power BI Premium Per User'],
    ['INTUNE_A', 'Intune'],
    ['AAD_PREMIUM_P2', 'Entra ID P2'],
    ['WIN10_VDA_E3', 'Windows'],
    ['POWERAPPS_PER_USER', 'Power Apps'],
    ['MCOEV', 'Teams Phone'],
    ['MCOMEETADV', 'Audio Conferencing'],
    ['Microsoft_Teams_Premium', 'Teams Premium'],
    ['WIN_DEF_ATP', 'Defender for Endpoint Plan 2'],
    ['MCOSTANDARD', 'Skype for Business Online (retired)'],
    ['STREAM', 'retired services'],
    ['UNIVERSAL_PRINT', 'Universal Print'],
  ])('knows of no use of %s: %s', (part, name) => {
    expect(worthOf(part)).toMatchObject({
      services: [],
      desktopApps: false,
      copilot: false,
      notMeasured: [name],
    });
  });

  it.each([
    ['OFFICESUBSCRIPTION', { services: [], desktopApps: true, copilot: false }],
    ['Microsoft_365_Copilot', { services: [], desktopApps: false, copilot: true }],
    ['EXCHANGESTANDARD', { services: ['exchange', 'outlook'], desktopApps: false, copilot: false }],
    ['SHAREPOINTENTERPRISE', { services: ['oneDrive', 'sharePoint'], desktopApps: false, copilot: false }],
    ['WACONEDRIVESTANDARD', { services: ['oneDrive'], desktopApps: false, copilot: false }],
    ['Microsoft_Teams_Enterprise_New', { services: ['teams'], desktopApps: false, copilot: false }],
  ])('knows %s by one thing only', (part, knownBy) => {
    expect(worthOf(part)).toMatchObject({ ...knownBy, isSuite: false, notMeasured: [] });
  });

  it('does not count the calendar of Microsoft 365 F1 as a mailbox, and the mailbox of F3 as one', () => {
    expect(worthOf('M365_F1_COMM').services).not.toContain('exchange');
    expect(worthOf('SPE_F1').services).toContain('exchange');
  });

  it('leaves out what is turned off for the user', () => {
    const { services, desktopApps, notMeasured } = worthOf(
      'SPE_E3',
      'TEAMS1',
      'OFFICESUBSCRIPTION',
      'INTUNE_A',
    );
    expect(services).not.toContain('teams');
    expect(desktopApps).toBe(false);
    expect(notMeasured).not.toContain('Intune');
  });

  it('knows nothing of a license of which nothing is on', () => {
    const worth = worthOf('POWER_BI_PRO', 'BI_AZURE_P2');
    expect(worth).toMatchObject({ principal: [], services: [], notMeasured: [] });
  });

  it('measures nothing of a license with a plan that nobody knows yet', () => {
    const sku = skuNamed('EXCHANGESTANDARD');
    const plan = { servicePlanId: '11111111-2222-3333-4444-555555555555', servicePlanName: 'BRAND_NEW' };
    const worth = licenseWorth({ ...sku, servicePlans: [...sku.servicePlans, plan] });
    expect(worth).toMatchObject({ services: [], notMeasured: ['Exchange', 'other services'] });
  });

  it('lets Skype for Business, which Microsoft has retired, prove nothing in any SKU', () => {
    const measuring = allSkus.filter((sku) => licenseWorth(sku).services.includes('skypeForBusiness'));
    expect(measuring).toEqual([]);
  });

  it('either measures a license or says what is not measured', () => {
    const silent = allSkus.filter((sku) => {
      const { services, desktopApps, copilot, notMeasured } = licenseWorth(sku);
      return services.length === 0 && !desktopApps && !copilot && notMeasured.length === 0;
    });
    expect(silent.map(({ skuPartNumber }) => skuPartNumber)).toEqual([]);
  });
});
