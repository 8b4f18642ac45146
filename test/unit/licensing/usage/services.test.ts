import {
  MEASURED_SERVICES,
  servicesOfLicense,
  type ServicePlanState,
} from '../../../../licensing/usage/services';

const plans = (...names: string[]): ServicePlanState[] =>
  names.map((servicePlanName) => ({
    servicePlanId: `id-of-${servicePlanName}`,
    servicePlanName,
    provisioningStatus: 'Success',
  }));

const suite = plans(
  'EXCHANGE_S_ENTERPRISE',
  'SHAREPOINTENTERPRISE',
  'MCOSTANDARD',
  'TEAMS1',
  'YAMMER_ENTERPRISE',
  'OFFICESUBSCRIPTION',
  'PROJECT_O365_P2',
);

describe('servicesOfLicense', () => {
  it('finds all seven services in an enterprise suite', () => {
    expect(servicesOfLicense(suite)).toEqual([...MEASURED_SERVICES]);
  });

  it('leaves out what is disabled for the user, whatever the case of the id', () => {
    const disabled = ['ID-OF-TEAMS1', 'id-of-EXCHANGE_S_ENTERPRISE'];
    expect(servicesOfLicense(suite, disabled)).toEqual([
      'oneDrive',
      'sharePoint',
      'skypeForBusiness',
      'yammer',
    ]);
  });

  it('leaves out a plan that the tenant has disabled', () => {
    const [mailbox] = plans('EXCHANGE_S_STANDARD');
    expect(servicesOfLicense([{ ...mailbox, provisioningStatus: 'Disabled' }])).toEqual([]);
  });

  it('counts a plan that is still being set up', () => {
    const [mailbox] = plans('EXCHANGE_S_STANDARD');
    expect(servicesOfLicense([{ ...mailbox, provisioningStatus: 'PendingInput' }])).toEqual([
      'exchange',
      'outlook',
    ]);
  });

  it.each([
    ['a mailbox', ['EXCHANGE_S_STANDARD', 'INTUNE_O365'], ['exchange', 'outlook']],
    ['SharePoint, which brings OneDrive', ['SHAREPOINTSTANDARD'], ['oneDrive', 'sharePoint']],
    [
      'OneDrive with its companions',
      ['ONEDRIVESTANDARD', 'SHAREPOINTWAC', 'FORMS_PLAN_E1', 'SWAY'],
      ['oneDrive'],
    ],
    ['Teams of a government cloud', ['TEAMS_AR_GCCHIGH'], ['teams']],
    ['Yammer, today Viva Engage', ['YAMMER_ENTERPRISE', 'VIVAENGAGE_CORE'], ['yammer']],
    ['names in any case', ['teams1'], ['teams']],
  ])('measures %s', (_what, names, services) => {
    expect(servicesOfLicense(plans(...names))).toEqual(services);
  });

  it.each([
    [
      'Visio, whose OneDrive only keeps its drawings',
      ['ONEDRIVE_BASIC', 'VISIOONLINE', 'VISIO_CLIENT_SUBSCRIPTION', 'EXCHANGE_S_FOUNDATION'],
    ],
    [
      'Project, although it carries SharePoint',
      ['SHAREPOINTENTERPRISE', 'SHAREPOINTWAC', 'SHAREPOINT_PROJECT', 'PROJECT_CLIENT_SUBSCRIPTION'],
    ],
    [
      'Dynamics 365, although it carries SharePoint',
      ['SHAREPOINTENTERPRISE', 'SHAREPOINTWAC', 'DYN365_ENTERPRISE_SALES'],
    ],
    [
      'the desktop apps, although they carry OneDrive',
      ['ONEDRIVESTANDARD', 'SHAREPOINTWAC', 'OFFICESUBSCRIPTION', 'SWAY'],
    ],
    ['Power BI', ['BI_AZURE_P2', 'EXCHANGE_S_FOUNDATION']],
    ['an account that is only prepared for mail', ['EXCHANGE_S_FOUNDATION']],
    ['an archive for another license’s mailbox', ['EXCHANGE_S_ARCHIVE_ADDON']],
    ['phone and conferencing add-ons', ['MCOEV', 'MCOMEETADV', 'MCOPSTN1']],
    ['Teams Premium', ['TEAMSPRO_MGMT', 'TEAMSPRO_WEBINAR']],
    ['a room', ['Teams_Room_Pro']],
    ['a license without plans', []],
  ])('does not measure %s', (_what, names) => {
    expect(servicesOfLicense(plans(...names))).toEqual([]);
  });

  it('still measures the storage of a suite whose mailbox and Teams are disabled for the user', () => {
    const disabled = ['EXCHANGE_S_ENTERPRISE', 'TEAMS1', 'MCOSTANDARD', 'YAMMER_ENTERPRISE'].map(
      (name) => `id-of-${name}`,
    );
    expect(servicesOfLicense(suite, disabled)).toEqual(['oneDrive', 'sharePoint']);
  });
});
