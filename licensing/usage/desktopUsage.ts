import { foldPrincipalName } from './activityIndex';
import { latest } from './activityRow';
import type { ServicePlanState } from './services';

/** What a license installs on a device; the activations report names it by product. */
export type DesktopProduct = 'apps' | 'project' | 'visio';

/** One row of the activations report: one user and one product. */
export interface ActivationRecord {
  userPrincipalName: string;
  /** As Microsoft writes it: `MICROSOFT 365 APPS FOR ENTERPRISE`. */
  productType: string;
  lastActivatedDate: string | null;
  refreshDate: string;
}

/** One row of the Microsoft 365 apps usage report. */
export interface AppUsageRecord {
  userPrincipalName: string;
  lastActivityDate: string | null;
  refreshDate: string;
}

/** What the optional reports know of one user's use of one product. */
export interface DesktopUsage {
  lastUseDate: string | null;
  lastActivatedDate: string | null;
  lastAppActivityDate: string | null;
  /**
   * True where the absence of a recent date means the absence of use. An old activation does not: an app once activated
   * is used without activating it again.
   */
  conclusive: boolean;
  refreshDate: string;
}

const PRODUCT_BY_PLAN: ReadonlyArray<[RegExp, DesktopProduct]> = [
  [/^PROJECT_CLIENT_SUBSCRIPTION/, 'project'],
  [/^VISIO_CLIENT_SUBSCRIPTION/, 'visio'],
  [/^(OFFICESUBSCRIPTION|OFFICE_BUSINESS|OFFICE_PROPLUS)/, 'apps'],
];

/** The product that a license installs, by its live service plans less the disabled ones; null where it installs none. */
export function desktopProductOf(
  servicePlans: readonly ServicePlanState[],
  disabledPlans: readonly string[] = [],
): DesktopProduct | null {
  const disabled = new Set(disabledPlans.map((id) => id.toLowerCase()));
  const live = servicePlans.filter(
    ({ servicePlanId, provisioningStatus }) =>
      provisioningStatus !== 'Disabled' && !disabled.has((servicePlanId ?? '').toLowerCase()),
  );
  const found = PRODUCT_BY_PLAN.find(([plan]) =>
    live.some(({ servicePlanName }) => plan.test((servicePlanName ?? '').toUpperCase())),
  );
  return found?.[1] ?? null;
}

/** Excel's analytics add-in and other extras are no product of their own. */
function productOfActivation(productType: string): DesktopProduct | null {
  if (/project/i.test(productType)) return 'project';
  if (/visio/i.test(productType)) return 'visio';
  return /\bapps\b|proplus|\bbusiness\b/i.test(productType) ? 'apps' : null;
}

/** The two optional reports, by user: filled as they stream, then asked. */
export class DesktopUsageIndex {
  private readonly activations = new Map<string, { date: string | null; refreshDate: string }>();
  private readonly appUsage = new Map<string, { date: string | null; refreshDate: string }>();

  addActivation(record: ActivationRecord): void {
    const product = productOfActivation(record.productType);
    if (product)
      keepLatest(
        this.activations,
        keyOf(record.userPrincipalName, product),
        record.lastActivatedDate,
        record,
      );
  }

  addAppUsage(record: AppUsageRecord): void {
    keepLatest(this.appUsage, keyOf(record.userPrincipalName, 'apps'), record.lastActivityDate, record);
  }

  /** Null where the reports do not know the user: nothing may be concluded. */
  find(userPrincipalName: string, product: DesktopProduct): DesktopUsage | null {
    const key = keyOf(userPrincipalName, product);
    const activation = this.activations.get(key);
    const usage = this.appUsage.get(key);
    if (!activation && !usage) return null;
    const lastActivatedDate = activation?.date ?? null;
    const lastAppActivityDate = usage?.date ?? null;
    return {
      lastUseDate: latest(lastActivatedDate, lastAppActivityDate),
      lastActivatedDate,
      lastAppActivityDate,
      conclusive: usage !== undefined || lastActivatedDate === null,
      refreshDate: older(activation?.refreshDate, usage?.refreshDate),
    };
  }
}

function keyOf(userPrincipalName: string, product: DesktopProduct): string {
  return `${product}\u0000${foldPrincipalName(userPrincipalName)}`;
}

function keepLatest(
  index: Map<string, { date: string | null; refreshDate: string }>,
  key: string,
  date: string | null,
  { refreshDate }: { refreshDate: string },
): void {
  index.set(key, { date: latest(index.get(key)?.date ?? null, date), refreshDate });
}

function older(first: string | undefined, second: string | undefined): string {
  if (first === undefined || second === undefined) return first ?? second ?? '';
  return first < second ? first : second;
}
