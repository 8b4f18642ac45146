import { skuFromCatalog, subscriptionOf } from '../catalog/catalogSku';
import { guidFrom } from '../deterministic';
import { dateOf } from '../ledger';
import type { TenantSku, TenantSubscription } from '../model';
import type { Tenant } from '../tenant';

/** One subscription of a purchase. Its seats are a share of the units in use, and some more. */
interface Term {
  share: number;
  extra?: number;
  status?: TenantSubscription['status'];
  trial?: boolean;
  boughtDaysAgo: number;
  /** Days until it is renewed, ends, or was last due; null: for ever. */
  endsIn: number | null;
}

const yearly = (share: number, extra: number, endsIn: number): Term => ({
  share,
  extra,
  boughtDaysAgo: 365 * 2 - endsIn,
  endsIn,
});

/** What Contoso bought, in the order of purchase. Seats follow the units in use, so that the picture fits any size. */
const purchases: ReadonlyArray<readonly [partNumber: string, terms: readonly Term[]]> = [
  ['SPE_E3', [yearly(0.8, 3, 143), yearly(0.35, 4, 37)]],
  ['SPE_E5', [yearly(1.05, 2, 143)]],
  ['ENTERPRISEPACK', [yearly(1.25, 4, 12)]],
  ['STANDARDPACK', [yearly(1.1, 2, 201)]],
  ['SPE_F1', [yearly(1.3, 5, 143)]],
  [
    'O365_BUSINESS_PREMIUM',
    [yearly(0.7, 0, 88), { share: 0.4, extra: 2, status: 'Warning', boughtDaysAgo: 380, endsIn: -9 }],
  ],
  ['SPB', [yearly(1, 3, 88)]],
  ['EXCHANGESTANDARD', [yearly(1, 1, 260)]],
  ['EXCHANGEENTERPRISE', [yearly(1, 2, 260)]],
  ['EXCHANGEARCHIVE_ADDON', [yearly(1.2, 1, 260)]],
  ['VISIOCLIENT', [yearly(1, 0, 61)]],
  [
    'PROJECTPROFESSIONAL',
    [yearly(1.5, 2, 61), { share: 0.5, extra: 2, status: 'Suspended', boughtDaysAgo: 500, endsIn: -48 }],
  ],
  ['POWER_BI_PRO', [yearly(0.85, 0, 174)]],
  [
    'Microsoft_365_Copilot',
    [yearly(1.1, 1, 300), { share: 0, extra: 25, trial: true, boughtDaysAgo: 21, endsIn: 9 }],
  ],
  ['Microsoft_Teams_Premium', [{ share: 1, extra: 25, trial: true, boughtDaysAgo: 55, endsIn: 5 }]],
  ['EMS', [yearly(1, 6, 143)]],
  ['AAD_PREMIUM_P2', [yearly(1, 3, 143)]],
  ['MCOEV', [yearly(1, 1, 29)]],
  ['OFFICESUBSCRIPTION', [yearly(1.2, 5, 330)]],
  ['FLOW_FREE', [{ share: 0, extra: 10_000, boughtDaysAgo: 1500, endsIn: null }]],
  ['WINDOWS_STORE', [{ share: 0, extra: 25, boughtDaysAgo: 1700, endsIn: null }]],
  ['O365_BUSINESS_ESSENTIALS', [yearly(1, 1, 88)]],
  ['ENTERPRISEPREMIUM', [{ share: 1, extra: 1, status: 'Warning', boughtDaysAgo: 377, endsIn: -12 }]],
  ['M365_F1_COMM', [yearly(1, 4, 143)]],
  ['SPE_E3_RPA1', [yearly(1, 0, 205)]],
  ['POWERAUTOMATE_UNATTENDED_RPA', [yearly(1, 1, 205)]],
  ['PHONESYSTEM_VIRTUALUSER', [{ share: 0, extra: 25, boughtDaysAgo: 900, endsIn: null }]],
  ['MCOCAP', [yearly(1, 1, 118)]],
  ['Microsoft_Teams_Rooms_Pro', [yearly(1, 1, 118)]],
  ['Microsoft_Teams_Enterprise_New', [yearly(1, 2, 143)]],
  ['DYN365_ENTERPRISE_SALES', [yearly(1, 1, 77)]],
  ['DYN365_TEAM_MEMBERS', [yearly(1, 2, 77)]],
  ['PBI_PREMIUM_PER_USER', [{ share: 0, extra: 5, trial: true, boughtDaysAgo: 38, endsIn: 22 }]],
];

/** Buys the SKUs for the licenses that the users already hold. */
export function buySkus(tenant: Tenant, consumedUnits: (skuId: string) => number, today: number): void {
  for (const [partNumber, terms] of purchases) {
    const sku = skuFromCatalog(partNumber);
    const subscriptions = terms.map((term, at) =>
      subscription(sku, at, term, consumedUnits(sku.skuId), today),
    );
    tenant.addSku(sku, subscriptions);
  }
  tenant.addSku(cancelledSku(), [
    subscriptionOf(cancelledSku(), 0, {
      status: 'Suspended',
      isTrial: false,
      totalLicenses: 5,
      createdDateTime: startOf(today - 800),
      nextLifecycleDateTime: startOf(today - 40),
    }),
  ]);
}

function subscription(
  sku: TenantSku,
  at: number,
  term: Term,
  inUse: number,
  today: number,
): TenantSubscription {
  return subscriptionOf(sku, at, {
    status: term.status ?? 'Enabled',
    isTrial: term.trial ?? false,
    totalLicenses: Math.floor(inUse * term.share) + (term.extra ?? 0),
    createdDateTime: startOf(today - term.boughtDaysAgo),
    nextLifecycleDateTime: term.endsIn === null ? null : startOf(today + term.endsIn),
  });
}

/** Too new, or too odd, for any published list of products: tools must get by with its part number. */
function cancelledSku(): TenantSku {
  return {
    skuId: guidFrom('sku:CONTOSO_PREVIEW_AGENTS'),
    skuPartNumber: 'CONTOSO_PREVIEW_AGENTS',
    appliesTo: 'User',
    capabilityStatus: 'Suspended',
    prepaidUnits: { enabled: 0, warning: 0, suspended: 5, lockedOut: 0 },
    servicePlans: [
      {
        servicePlanId: guidFrom('plan:CONTOSO_PREVIEW_AGENTS'),
        servicePlanName: 'CONTOSO_PREVIEW_AGENTS',
        provisioningStatus: 'Disabled',
        appliesTo: 'User',
      },
    ],
    subscriptionIds: [],
  };
}

function startOf(day: number): string {
  return `${dateOf(day)}T00:00:00Z`;
}
