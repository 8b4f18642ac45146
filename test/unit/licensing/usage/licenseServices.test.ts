import { LicenseServices } from '../../../../licensing/usage/licenseServices';

const skus = [
  {
    skuId: '05E9A617-0261-4CEE-BB44-138D3EF5D965',
    servicePlans: [
      { servicePlanId: 'mail', servicePlanName: 'EXCHANGE_S_ENTERPRISE', provisioningStatus: 'Success' },
      { servicePlanId: 'apps', servicePlanName: 'OFFICESUBSCRIPTION', provisioningStatus: 'Success' },
    ],
  },
];

describe('LicenseServices', () => {
  const services = new LicenseServices(skus);

  it('finds a SKU whatever the case of its id', () => {
    expect(services.servicesOf('05e9a617-0261-4cee-bb44-138d3ef5d965', [])).toEqual({
      services: ['exchange', 'outlook'],
      desktopProduct: 'apps',
    });
  });

  it('tells users with different disabled plans apart', () => {
    const disabled = (...plans: string[]) =>
      services.servicesOf('05e9a617-0261-4cee-bb44-138d3ef5d965', plans);
    expect(disabled('mail')).toEqual({ services: [], desktopProduct: 'apps' });
    expect(disabled('APPS', 'mail')).toEqual({ services: [], desktopProduct: null });
    expect(disabled('mail', 'apps')).toEqual(disabled('APPS', 'MAIL'));
  });

  it('knows nothing of a SKU that the tenant no longer has', () => {
    expect(services.servicesOf('11111111-0261-4cee-bb44-138d3ef5d965', [])).toEqual({
      services: [],
      desktopProduct: null,
    });
  });
});
