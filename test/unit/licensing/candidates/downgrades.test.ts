import { bestDowngrade } from '../../../../licensing/candidates/downgrades';
import type { HeldLicense, RuleSettings } from '../../../../licensing/candidates/rules/rule';
import { skuNamed } from '../../../support/allSkus';
import {
  heldSku,
  mailOnly,
  person,
  tenantSettings,
  type OwnedSku,
  type Use,
} from '../../../support/downgradeScene';

const teams: Use['services'] = { exchange: 2, outlook: 2, teams: 2 };
const cloud: Use['services'] = { ...teams, oneDrive: 4, sharePoint: 4 };
const small: Use['mailbox'] = { gigabytes: 3, hasArchive: false };

const owned = (...names: string[]): OwnedSku[] => names.map((skuPartNumber) => ({ skuPartNumber }));

const found = (
  from: string,
  use: Use,
  tenant: readonly OwnedSku[],
  settings: Partial<RuleSettings> = {},
  license: Partial<HeldLicense> = {},
) => {
  const held = heldSku(from, use, license);
  return bestDowngrade(held, person([held], use), tenantSettings(tenant, settings));
};

type Case = readonly [
  what: string,
  from: string,
  use: Use,
  tenant: string[],
  to: string | null,
  source: string,
];

const office = 'Office 365 plan options: E1, E3, E5';
const enterprise = 'Microsoft 365 Enterprise plans comparison';
const exchange = 'Compare Microsoft Exchange Online plans; Exchange Online limits';
const frontline = 'Understand frontline worker user types and licensing';
const business = 'Microsoft 365 Business plans comparison';

const cases: readonly Case[] = [
  ['mail only', 'SPE_E5', mailOnly, ['SPE_E3', 'STANDARDPACK', 'SPE_F1'], 'STANDARDPACK', office],
  [
    'mail only, mailbox plans owned',
    'SPE_E5',
    mailOnly,
    ['STANDARDPACK', 'EXCHANGESTANDARD'],
    'EXCHANGESTANDARD',
    exchange,
  ],
  [
    'mail only, frontline alone owned',
    'ENTERPRISEPREMIUM',
    { ...mailOnly, mailbox: { gigabytes: 1, hasArchive: false } },
    ['SPE_F1'],
    'SPE_F1',
    frontline,
  ],
  ['mail above the size of F3', 'SPE_E5', mailOnly, ['SPE_F1'], null, exchange],
  [
    'mail only, F1 alone owned',
    'SPE_E5',
    { ...mailOnly, mailbox: { gigabytes: 0.1, hasArchive: false } },
    ['M365_F1_COMM'],
    null,
    'Microsoft 365 F1 has a calendar and no mailbox',
  ],
  [
    'web only',
    'ENTERPRISEPACK',
    { services: cloud, apps: null, mailbox: small },
    ['STANDARDPACK', 'EXCHANGESTANDARD'],
    'STANDARDPACK',
    office,
  ],
  [
    'web only, files, F3 alone owned',
    'ENTERPRISEPACK',
    { services: cloud, apps: null, mailbox: { gigabytes: 1, hasArchive: false } },
    ['DESKLESSPACK', 'SPE_F1'],
    null,
    'OneDrive service description: 2 GB for frontline workers',
  ],
  [
    'Office apps used',
    'ENTERPRISEPACK',
    { services: cloud, apps: 5, mailbox: small },
    ['STANDARDPACK'],
    null,
    office,
  ],
  [
    'Office apps used long ago',
    'ENTERPRISEPACK',
    { services: cloud, apps: 120, mailbox: small },
    ['STANDARDPACK'],
    'STANDARDPACK',
    office,
  ],
  [
    'Office apps not looked at',
    'ENTERPRISEPACK',
    { services: cloud, mailbox: small },
    ['STANDARDPACK'],
    null,
    office,
  ],
  [
    'mailbox not looked at',
    'ENTERPRISEPACK',
    { services: cloud, apps: null },
    ['STANDARDPACK'],
    null,
    exchange,
  ],
  [
    'mailbox with an archive',
    'ENTERPRISEPACK',
    { services: cloud, apps: null, mailbox: { gigabytes: 3, hasArchive: true } },
    ['STANDARDPACK'],
    null,
    exchange,
  ],
  [
    'mailbox nearly as large as Plan 1',
    'ENTERPRISEPACK',
    { services: cloud, apps: null, mailbox: { gigabytes: 45, hasArchive: false } },
    ['STANDARDPACK'],
    null,
    exchange,
  ],
  ['small mailbox', 'EXCHANGEENTERPRISE', mailOnly, ['EXCHANGESTANDARD'], 'EXCHANGESTANDARD', exchange],
  [
    'large mailbox',
    'EXCHANGEENTERPRISE',
    { ...mailOnly, mailbox: { gigabytes: 60, hasArchive: false } },
    ['EXCHANGESTANDARD'],
    null,
    exchange,
  ],
  [
    'Teams used, Exchange alone owned',
    'STANDARDPACK',
    { services: teams, mailbox: small },
    ['EXCHANGESTANDARD'],
    null,
    office,
  ],
  ['Teams silent', 'STANDARDPACK', mailOnly, ['EXCHANGESTANDARD'], 'EXCHANGESTANDARD', office],
  ['no desktop app', 'SPE_E5', { services: cloud, apps: null }, ['SPE_E3'], 'SPE_E3', enterprise],
  [
    'all that is measured of E5',
    'SPE_E5',
    { services: cloud, apps: 3, mailbox: small },
    ['SPE_E3'],
    null,
    enterprise,
  ],
  [
    'web only, business',
    'SPB',
    { services: cloud, apps: null, mailbox: small },
    ['O365_BUSINESS_ESSENTIALS'],
    'O365_BUSINESS_ESSENTIALS',
    business,
  ],
  [
    'enterprise to business',
    'SPE_E3',
    { services: cloud, apps: null, mailbox: small },
    ['O365_BUSINESS_ESSENTIALS'],
    null,
    'Microsoft 365 Business plans: at most 300 users, no enterprise terms',
  ],
  [
    'commercial to student',
    'EXCHANGEENTERPRISE',
    mailOnly,
    ['EXCHANGESTANDARD_STUDENT'],
    null,
    'Microsoft Product Terms, Academic programs',
  ],
  [
    'a room license',
    'EXCHANGEENTERPRISE',
    mailOnly,
    ['Microsoft_Teams_Rooms_Pro'],
    null,
    'Microsoft Teams Rooms licenses',
  ],
  [
    'nothing used',
    'SPE_E5',
    { services: {}, apps: null, mailbox: small },
    ['STANDARDPACK'],
    null,
    'that license is inactive',
  ],
];

describe('bestDowngrade', () => {
  it.each(cases)('%s: %s', (_, from, use, tenant, to) => {
    expect(found(from, use, owned(...tenant))?.offer.sku.skuPartNumber ?? null).toBe(to);
  });

  it('tells what stays, what is lost in silence, and what nothing measures', () => {
    expect(
      found('SPE_E5', { services: teams, apps: null, mailbox: small }, owned('STANDARDPACK')),
    ).toMatchObject({
      keeps: ['Exchange', 'Teams', 'Viva Engage'],
      loses: {
        silent: ['Exchange (lower tier)', 'SharePoint (lower tier)', 'Office desktop apps'],
        notMeasured: expect.arrayContaining([
          'Entra ID P2',
          'Intune',
          'Windows',
          'Power BI Pro',
          'Teams Phone',
        ]),
      },
      monthlySavings: 47,
      isFrontlineOnly: false,
    });
  });

  it('counts files that are used as kept in 1 TB, and says that nothing measures more', () => {
    const { keeps, loses } = found(
      'ENTERPRISEPACK',
      { services: cloud, apps: null, mailbox: small },
      owned('STANDARDPACK'),
    )!;
    expect(keeps).toEqual(['Exchange', 'Teams', 'SharePoint', 'Viva Engage']);
    expect(loses.notMeasured).toContain('SharePoint (lower tier)');
  });

  it('prefers a dearer license to one for frontline workers', () => {
    const use: Use = { ...mailOnly, mailbox: { gigabytes: 1, hasArchive: false } };
    const best = found('SPE_E5', use, owned('DESKLESSPACK', 'SPE_E3', 'SPE_F1'));
    expect(best).toMatchObject({ offer: { sku: { skuPartNumber: 'SPE_E3' } }, isFrontlineOnly: false });
    expect(found('SPE_E5', use, owned('DESKLESSPACK'))?.isFrontlineOnly).toBe(true);
  });

  it.each<[string, Partial<OwnedSku>]>([
    ['without a free seat', { free: 0 }],
    ['with fewer seats than are in use', { free: -2 }],
    ['in its grace period', { capabilityStatus: 'Warning' }],
    ['that is suspended', { capabilityStatus: 'Suspended' }],
    ['of the company', { appliesTo: 'Company' }],
    ['whose seats in use are not known', { consumedUnits: null }],
  ])('proposes no license %s', (_, details) => {
    expect(found('SPE_E5', mailOnly, [{ skuPartNumber: 'STANDARDPACK', ...details }])).toBeNull();
  });

  it('proposes no trial, and nothing instead of one', () => {
    const trial = (name: string) => ({ trials: new Set([skuNamed(name).skuId]) });
    expect(found('SPE_E5', mailOnly, owned('STANDARDPACK'), trial('STANDARDPACK'))).toBeNull();
    expect(found('SPE_E5', mailOnly, owned('STANDARDPACK'), trial('SPE_E5'))).toBeNull();
  });

  it('proposes nothing that costs as much', () => {
    expect(found('SPE_E5', mailOnly, owned('STANDARDPACK'), {}, { monthlyCost: 10 })).toBeNull();
  });

  it.each<[string, Partial<HeldLicense>]>([
    ['without a price', { monthlyCost: null, currency: null }],
    ['in another currency', { currency: 'EUR' }],
  ])('%s proposes only what the license contains, and no saving', (_, license) => {
    expect(found('SPE_E5', mailOnly, owned('STANDARDPACK'), {}, license)).toMatchObject({
      monthlySavings: null,
    });
    expect(found('STANDARDPACK', mailOnly, owned('EXCHANGEENTERPRISE'), {}, license)).toBeNull();
  });

  it('leaves alone what is held twice, held too briefly, or in error', () => {
    const license = heldSku('SPE_E5', mailOnly);
    const byGroup = heldSku('SPE_E5', mailOnly, { assignedVia: 'group', groupId: 'group-1' });
    const settings = tenantSettings(owned('STANDARDPACK'));
    expect(bestDowngrade(license, person([license, byGroup], mailOnly), settings)).toBeNull();
    expect(
      found('SPE_E5', mailOnly, owned('STANDARDPACK'), {}, { assignedSince: '2026-11-10T00:00:00Z' }),
    ).toBeNull();
    expect(found('SPE_E5', mailOnly, owned('STANDARDPACK'), {}, { state: 'ActiveWithError' })).toBeNull();
  });

  it('leaves to the reason overlap what another license makes superfluous', () => {
    const inner = heldSku('STANDARDPACK', mailOnly);
    const outer = heldSku('SPE_E3', mailOnly);
    const settings = tenantSettings(owned('EXCHANGESTANDARD'));
    expect(bestDowngrade(inner, person([inner, outer], mailOnly), settings)).toBeNull();
  });

  it('breaks no add-on: Teams Phone needs Teams', () => {
    const license = heldSku('SPE_E3', mailOnly);
    const phone = heldSku('MCOEV', mailOnly);
    const to = (...names: string[]) =>
      bestDowngrade(license, person([license, phone], mailOnly), tenantSettings(owned(...names)))?.offer.sku
        .skuPartNumber;
    expect(to('EXCHANGESTANDARD', 'STANDARDPACK')).toBe('STANDARDPACK');
    expect(to('EXCHANGESTANDARD')).toBeUndefined();
  });

  it('does not miss what is turned off for the user', () => {
    const off = skuNamed('STANDARDPACK').servicePlans.find(
      ({ servicePlanName }) => servicePlanName === 'TEAMS1',
    );
    const disabledPlans = [off?.servicePlanId ?? ''];
    const best = found('STANDARDPACK', { services: teams }, owned('EXCHANGESTANDARD'), {}, { disabledPlans });
    expect(best?.offer.sku.skuPartNumber).toBe('EXCHANGESTANDARD');
    expect(best?.loses.silent).not.toContain('Teams');
  });

  it('concludes nothing from a blank beyond what the reports remember', () => {
    expect(found('SPE_E5', mailOnly, owned('STANDARDPACK'), { inactiveDays: 181 })).toBeNull();
  });
});
