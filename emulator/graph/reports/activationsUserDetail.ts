import { isHeld } from '../../tenant/licenseView';
import type { Activation } from '../../tenant/ledger';
import type { TenantUser } from '../../tenant/model';
import type { Cell, Report, ReportScope } from './report';

type ProductType = Activation['productType'];

/** Service plans that entitle a user to activate a product. */
const products: ReadonlyArray<readonly [ProductType, RegExp]> = [
  ['MICROSOFT 365 APPS FOR ENTERPRISE', /^OFFICE(SUBSCRIPTION|_BUSINESS)$/],
  ['PROJECT ONLINE DESKTOP CLIENT', /^PROJECT_CLIENT_SUBSCRIPTION$/],
  ['VISIO CLIENT', /^VISIO_CLIENT_SUBSCRIPTION$/],
];

interface ActivationCount {
  productType: ProductType;
  lastActivatedDate: string | null;
  windows: number;
  mac: number;
  windows10Mobile: number;
  ios: number;
  android: number;
  activatedOnSharedComputer: boolean;
}

/** Microsoft's page: "reportRoot: getOffice365ActivationsUserDetail". Who may activate is there, activated or not. */
export const activationsUserDetail: Report = {
  name: 'getOffice365ActivationsUserDetail',
  type: 'Collection(microsoft.graph.office365ActivationsUserDetail)',
  takesPeriod: false,
  takesDate: false,
  jsonInV1: false,
  headers: [
    'Report Refresh Date',
    'User Principal Name',
    'Display Name',
    'Product Type',
    'Last Activated Date',
    'Windows',
    'Mac',
    'Windows 10 Mobile',
    'iOS',
    'Android',
    'Activated On Shared Computer',
  ],
  entity(reported, scope) {
    if (reported.deletedDate !== null) return null;
    const userActivationCounts = counts(reported.user, scope);
    if (userActivationCounts.length === 0) return null;
    return {
      reportRefreshDate: scope.refreshDate,
      userPrincipalName: reported.userPrincipalName,
      displayName: reported.user.displayName,
      userActivationCounts,
    };
  },
  lines({ userActivationCounts, ...user }) {
    return (userActivationCounts as ActivationCount[]).map(
      (count) => Object.values({ ...user, ...count }) as Cell[],
    );
  },
};

function counts(user: TenantUser, { tenant, refreshDate }: ReportScope): ActivationCount[] {
  const plans = user.licenseAssignments
    .filter((one) => isHeld(one) && one.lastUpdatedDateTime.slice(0, 10) <= refreshDate)
    .flatMap(({ skuId, disabledPlans }) =>
      (tenant.sku(skuId)?.servicePlans ?? []).filter((plan) => !disabledPlans.includes(plan.servicePlanId)),
    );
  const activations = tenant.ledger
    .activations(user.id)
    .filter(({ lastActivatedDate }) => lastActivatedDate <= refreshDate);
  return products.flatMap(([productType, pattern]) => {
    const activation = activations.find((one) => one.productType === productType);
    const entitled = plans.some((plan) => pattern.test(plan.servicePlanName));
    if (activation === undefined) return entitled ? [neverActivated(productType)] : [];
    const { lastActivatedDate, windows, mac, ios, android, activatedOnSharedComputer } = activation;
    return [
      {
        productType,
        lastActivatedDate,
        windows,
        mac,
        windows10Mobile: 0,
        ios,
        android,
        activatedOnSharedComputer,
      },
    ];
  });
}

function neverActivated(productType: ProductType): ActivationCount {
  return {
    productType,
    lastActivatedDate: null,
    windows: 0,
    mac: 0,
    windows10Mobile: 0,
    ios: 0,
    android: 0,
    activatedOnSharedComputer: false,
  };
}
