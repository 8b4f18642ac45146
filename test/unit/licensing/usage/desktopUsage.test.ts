import { DesktopUsageIndex, desktopProductOf } from '../../../../licensing/usage/desktopUsage';

const plans = (...names: string[]) =>
  names.map((servicePlanName) => ({
    servicePlanId: servicePlanName,
    servicePlanName,
    provisioningStatus: 'Success',
  }));

const activation = (productType: string, lastActivatedDate: string | null) => ({
  userPrincipalName: 'AdeleV@contoso.com',
  productType,
  lastActivatedDate,
  refreshDate: '2026-11-20',
});

describe('desktopProductOf', () => {
  it.each([
    [['PROJECT_CLIENT_SUBSCRIPTION_GOV', 'SHAREPOINTENTERPRISE_GOV'], 'project'],
    [['VISIOONLINE', 'VISIO_CLIENT_SUBSCRIPTION'], 'visio'],
    [['OFFICESUBSCRIPTION', 'EXCHANGE_S_ENTERPRISE'], 'apps'],
    [['OFFICE_BUSINESS'], 'apps'],
    [['VISIOONLINE'], null],
    [['EXCHANGE_S_STANDARD'], null],
  ])('of %j is %s', (names, product) => {
    expect(desktopProductOf(plans(...names))).toBe(product);
  });

  it('leaves out what is disabled for the user or in the tenant', () => {
    expect(desktopProductOf(plans('OFFICESUBSCRIPTION'), ['officesubscription'])).toBeNull();
    expect(
      desktopProductOf([{ servicePlanName: 'OFFICESUBSCRIPTION', provisioningStatus: 'Disabled' }]),
    ).toBeNull();
  });
});

describe('DesktopUsageIndex', () => {
  it.each([
    ['MICROSOFT 365 APPS FOR ENTERPRISE', 'apps'],
    ['OFFICE 365 PROPLUS', 'apps'],
    ['PROJECT ONLINE DESKTOP CLIENT', 'project'],
    ['VISIO CLIENT', 'visio'],
  ] as const)('knows "%s" as %s', (productType, product) => {
    const index = new DesktopUsageIndex();
    index.addActivation(activation(productType, '2026-03-04'));
    expect(index.find('adelev@contoso.com', product)).toEqual({
      lastUseDate: '2026-03-04',
      lastActivatedDate: '2026-03-04',
      lastAppActivityDate: null,
      conclusive: false,
      refreshDate: '2026-11-20',
    });
  });

  it('passes over extras that are no product', () => {
    const index = new DesktopUsageIndex();
    index.addActivation(activation('MICROSOFT EXCEL ADVANCED ANALYTICS', '2026-03-04'));
    expect(index.find('AdeleV@contoso.com', 'apps')).toBeNull();
  });

  it('is conclusive where nothing was ever activated, and where the use of apps is reported', () => {
    const index = new DesktopUsageIndex();
    index.addActivation(activation('VISIO CLIENT', null));
    index.addActivation(activation('MICROSOFT 365 APPS FOR ENTERPRISE', '2024-01-01'));
    index.addAppUsage({
      userPrincipalName: 'adelev@contoso.com',
      lastActivityDate: '2026-10-01',
      refreshDate: '2026-11-19',
    });
    expect(index.find('AdeleV@contoso.com', 'visio')?.conclusive).toBe(true);
    expect(index.find('AdeleV@contoso.com', 'apps')).toMatchObject({
      conclusive: true,
      lastUseDate: '2026-10-01',
      refreshDate: '2026-11-19',
    });
  });

  it('keeps the latest of several rows', () => {
    const index = new DesktopUsageIndex();
    index.addActivation(activation('VISIO CLIENT', '2026-03-04'));
    index.addActivation(activation('VISIO CLIENT', null));
    index.addActivation(activation('VISIO CLIENT', '2025-03-04'));
    expect(index.find('AdeleV@contoso.com', 'visio')?.lastActivatedDate).toBe('2026-03-04');
  });

  it('knows nothing of somebody without a row', () => {
    expect(new DesktopUsageIndex().find('AdeleV@contoso.com', 'apps')).toBeNull();
  });

  it('counts the concealed names of both reports', () => {
    const index = new DesktopUsageIndex();
    const concealed = 'FE7CC8C15246EDCCA289C9A4022762F7';
    index.addActivation(activation('VISIO CLIENT', null));
    index.addActivation({ ...activation('VISIO CLIENT', null), userPrincipalName: concealed });
    index.addAppUsage({ userPrincipalName: concealed, lastActivityDate: null, refreshDate: '2026-11-20' });
    expect(index.concealedRows).toBe(2);
  });
});
