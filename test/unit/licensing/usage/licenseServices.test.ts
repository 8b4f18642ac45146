import { planIdsNamed } from '../../../../licensing/products/workloads/planTable';
import { LicenseServices } from '../../../../licensing/usage/licenseServices';
import { allSkus, skuNamed } from '../../../support/allSkus';

const services = new LicenseServices(allSkus.map((sku) => ({ ...sku, servicePlans: [...sku.servicePlans] })));
const of = (skuPartNumber: string, disabledPlans: string[] = []) =>
  services.servicesOf(skuNamed(skuPartNumber).skuId, disabledPlans);

describe('LicenseServices', () => {
  it('finds a SKU whatever the case of its id', () => {
    const { skuId } = skuNamed('SPE_E3');
    expect(services.servicesOf(skuId.toUpperCase(), [])).toEqual(of('SPE_E3'));
  });

  it('measures a suite by all seven services, the ended one included', () => {
    expect(of('SPE_E3')).toMatchObject({
      services: ['exchange', 'oneDrive', 'outlook', 'sharePoint', 'skypeForBusiness', 'teams', 'yammer'],
      desktopProduct: 'apps',
    });
  });

  it('tells users with different disabled plans apart', () => {
    const [teams = ''] = planIdsNamed('TEAMS1');
    expect(of('SPE_E3', [teams.toUpperCase()]).services).not.toContain('teams');
    expect(of('SPE_E3').services).toContain('teams');
  });

  it.each([
    ['EXCHANGESTANDARD', ['exchange', 'outlook']],
    ['SHAREPOINTSTANDARD', ['oneDrive', 'sharePoint']],
    ['WACONEDRIVESTANDARD', ['oneDrive']],
    ['Microsoft_Teams_Enterprise_New', ['teams']],
    ['DYN365_ENTERPRISE_SALES', []],
    ['DYN365_TEAM_MEMBERS', []],
    ['POWER_BI_PRO', []],
    ['PROJECTPROFESSIONAL', []],
    ['VISIOCLIENT', []],
    ['INTUNE_A', []],
    ['OFFICESUBSCRIPTION', []],
    ['MCOCAP', []],
    ['Microsoft_Teams_Rooms_Pro', []],
    ['PHONESYSTEM_VIRTUALUSER', []],
    ['MCOEV', []],
    ['Microsoft_Teams_Premium', []],
  ])('measures %s by %j', (skuPartNumber, expected) => {
    const living = of(skuPartNumber).services.filter((service) => service !== 'skypeForBusiness');
    expect(living).toEqual(expected);
  });

  it('measures no apps on devices and robots', () => {
    expect(of('OFFICESUBSCRIPTION').desktopProduct).toBe('apps');
    expect(of('SPE_E3_RPA1').desktopProduct).toBeNull();
  });

  it('knows nothing of a SKU that the tenant no longer has', () => {
    expect(services.servicesOf('11111111-0261-4cee-bb44-138d3ef5d965', [])).toEqual({
      worth: null,
      services: [],
      desktopProduct: null,
    });
  });
});
