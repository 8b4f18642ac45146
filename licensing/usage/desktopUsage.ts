import { foldPrincipalName, isConcealedName } from './activityIndex';
import { latest } from './activityRow';
import { activePlans, type ServicePlanState } from './services';

/** A product that a license installs on devices; the activations report has a row per user and product. */
export type DesktopProduct = 'apps' | 'project' | 'visio';

/** A row of the activations report: one user and one product. */
export interface ActivationRecord {
  userPrincipalName: string;
  /** As Microsoft writes it: `MICROSOFT 365 APPS FOR ENTERPRISE`. */
  productType: string;
  lastActivatedDate: string | null;
  refreshDate: string;
}

/** A row of the Microsoft 365 apps usage report. */
export interface AppUsageRecord {
  userPrincipalName: string;
  lastActivityDate: string | null;
  refreshDate: string;
}

/** One user's use of one product, by the two optional reports. Dates are `YYYY-MM-DD`. */
export interface DesktopUsage {
  lastUseDate: string | null;
  lastActivatedDate: string | null;
  lastAppActivityDate: string | null;
  /**
   * Whether a missing or old date proves that the product is not used. An old activation alone proves nothing: an app
   * is activated once and then used.
   */
  conclusive: boolean;
  refreshDate: string;
}

const PRODUCT_BY_PLAN: ReadonlyArray<[RegExp, DesktopProduct]> = [
  [/^PROJECT_CLIENT_SUBSCRIPTION/, 'project'],
  [/^VISIO_CLIENT_SUBSCRIPTION/, 'visio'],
  [/^(OFFICESUBSCRIPTION|OFFICE_BUSINESS|OFFICE_PROPLUS)/, 'apps'],
];

/** The product that a license installs, by its provisioned service plans less the disabled ones; null if it has none. */
export function desktopProductOf(
  servicePlans: readonly ServicePlanState[],
  disabledPlans: readonly string[] = [],
): DesktopProduct | null {
  const plans = activePlans(servicePlans, disabledPlans);
  const match = PRODUCT_BY_PLAN.find(([pattern]) =>
    plans.some(({ servicePlanName }) => pattern.test((servicePlanName ?? '').toUpperCase())),
  );
  return match?.[1] ?? null;
}

/** Null for Excel's analytics add-in and other extras, which no license is bought for. */
function productOfActivation(productType: string): DesktopProduct | null {
  if (/project/i.test(productType)) return 'project';
  if (/visio/i.test(productType)) return 'visio';
  return /\bapps\b|proplus|\bbusiness\b/i.test(productType) ? 'apps' : null;
}

/** The two optional reports by user. Add every row, then call `find`. */
export class DesktopUsageIndex {
  private readonly activations = new Map<string, { date: string | null; refreshDate: string }>();
  private readonly appUsage = new Map<string, { date: string | null; refreshDate: string }>();

  /** Rows whose name is 32 hexadecimal characters. */
  concealedRows = 0;

  addActivation(record: ActivationRecord): void {
    if (isConcealedName(record.userPrincipalName)) this.concealedRows++;
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
    if (isConcealedName(record.userPrincipalName)) this.concealedRows++;
    keepLatest(this.appUsage, keyOf(record.userPrincipalName, 'apps'), record.lastActivityDate, record);
  }

  /** Null if neither report has a row of the user: that is no evidence of anything. */
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

/** The usage without dates from before the account was created; see `ownCopilotUsage`. */
export function ownDesktopUsage(usage: DesktopUsage, createdDateTime: string | null): DesktopUsage {
  const createdDate = createdDateTime?.slice(0, 10) ?? '';
  const own = (date: string | null) => (date !== null && date < createdDate ? null : date);
  return {
    ...usage,
    lastUseDate: own(usage.lastUseDate),
    lastActivatedDate: own(usage.lastActivatedDate),
    lastAppActivityDate: own(usage.lastAppActivityDate),
  };
}
