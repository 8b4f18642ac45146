import { isFreeProduct } from '../../../../licensing/products/freeProducts';

describe('free products', () => {
  it.each([
    'FLOW_FREE',
    'TEAMS_FREE',
    'POWERAPPS_VIRAL',
    'POWER_BI_STANDARD',
    'POWER_BI_STANDARD_FACULTY',
    'WINDOWS_STORE',
    'PHONESYSTEM_VIRTUALUSER_GOV',
  ])('knows %s', (partNumber) => {
    expect(isFreeProduct(partNumber)).toBe(true);
  });

  it.each(['SPE_E3', 'POWER_BI_PRO', 'STREAM_P2', 'Microsoft_Teams_Rooms_Pro', 'POWERAPPS_PER_USER'])(
    'takes %s for one that costs',
    (partNumber) => {
      expect(isFreeProduct(partNumber)).toBe(false);
    },
  );
});
