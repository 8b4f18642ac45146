import { accountKindOf } from '../../../../licensing/products/accountKind';
import { contentOf } from '../../../../licensing/products/skuContent';
import { skuNamed } from '../../../support/allSkus';

const unknownSku = '11111111-2222-3333-4444-555555555555';

describe('the kind of account that a license is made for', () => {
  it.each([
    ['Microsoft_Teams_Rooms_Pro', 'room'],
    ['Microsoft_Teams_Rooms_Basic', 'room'],
    ['MEETING_ROOM', 'room'],
    ['MTR_PREM', 'room'],
    ['PHONESYSTEM_VIRTUALUSER', 'resourceAccount'],
    ['MCOCAP', 'device'],
    ['MCOCAP_GOV', 'device'],
    ['INTUNE_A_D', 'device'],
    ['OFFICE_PROPLUS_DEVICE1', 'device'],
    ['MDATP_Server', 'device'],
    ['Windows_365_S_2vCPU_4GB_128GB', 'device'],
    ['SPE_E3_RPA1', 'unattended'],
    ['M365_G3_RPA1_GOV', 'unattended'],
    ['POWERAUTOMATE_UNATTENDED_RPA', 'unattended'],
    ['Power_Automate_per_process', 'unattended'],
    ['POWERAUTOMATE_ATTENDED_RPA', 'person'],
    ['CPC_E_2C_4GB_128GB', 'person'],
    ['INTUNE_A', 'person'],
    ['MCOEV', 'person'],
    ['SPE_E5', 'person'],
  ])('%s: %s', (part, kind) => {
    expect(contentOf(skuNamed(part)).accountKind).toBe(kind);
  });

  it.each([
    ['Microsoft_Teams_Rooms_Pro_2027', 'room'],
    ['MCOCAP_NEW', 'device'],
    ['MCOEV_VIRTUALUSER_NEW', 'resourceAccount'],
    ['SPE_E7_Unattended', 'unattended'],
    ['BRAND_NEW', 'person'],
  ])('goes by the part number of a SKU that is in no list: %s, %s', (part, kind) => {
    expect(accountKindOf(unknownSku, part, [])).toBe(kind);
  });

  it('goes by the service plan where the part number tells nothing', () => {
    const [virtualUser = ''] = skuNamed('PHONESYSTEM_VIRTUALUSER').servicePlans.map(
      (plan) => plan.servicePlanId,
    );
    expect(accountKindOf(unknownSku, 'BRAND_NEW', [virtualUser ?? ''])).toBe('resourceAccount');
  });
});
