import { latest } from './activityRow';
import { PrincipalNames } from './columns/principalNames';
import { SharedTexts, TextColumn } from './columns/textColumn';
import { isConcealedName } from './principalName';
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
  private readonly activations: Record<DesktopProduct, LatestDates>;
  private readonly appUsage: LatestDates;

  /** Rows whose name is 32 hexadecimal characters. */
  concealedRows = 0;

  /** `names`: of all reports of the run; each is kept once. Default: names of its own. */
  constructor(private readonly names = new PrincipalNames()) {
    const texts = new SharedTexts();
    this.activations = {
      apps: new LatestDates(texts),
      project: new LatestDates(texts),
      visio: new LatestDates(texts),
    };
    this.appUsage = new LatestDates(texts);
  }

  addActivation({ userPrincipalName, productType, lastActivatedDate, refreshDate }: ActivationRecord): void {
    if (isConcealedName(userPrincipalName)) this.concealedRows++;
    const product = productOfActivation(productType);
    if (product === null) return;
    this.activations[product].add(this.names.add(userPrincipalName), lastActivatedDate, refreshDate);
  }

  addAppUsage({ userPrincipalName, lastActivityDate, refreshDate }: AppUsageRecord): void {
    if (isConcealedName(userPrincipalName)) this.concealedRows++;
    this.appUsage.add(this.names.add(userPrincipalName), lastActivityDate, refreshDate);
  }

  /** Null if neither report has a row of the user: that is no evidence of anything. */
  find(userPrincipalName: string, product: DesktopProduct): DesktopUsage | null {
    const person = this.names.find(userPrincipalName);
    if (person === null) return null;
    const activationRefreshDate = this.activations[product].refreshDateOf(person);
    const usageRefreshDate = product === 'apps' ? this.appUsage.refreshDateOf(person) : null;
    const refreshDate = older(activationRefreshDate, usageRefreshDate);
    if (refreshDate === null) return null;
    const lastActivatedDate = this.activations[product].dateOf(person);
    const lastAppActivityDate = product === 'apps' ? this.appUsage.dateOf(person) : null;
    return {
      lastUseDate: latest(lastActivatedDate, lastAppActivityDate),
      lastActivatedDate,
      lastAppActivityDate,
      conclusive: usageRefreshDate !== null || lastActivatedDate === null,
      refreshDate,
    };
  }
}

/** The latest date of each person in one report, by the person's number. Rows without a name are nobody's. */
class LatestDates {
  private readonly dates: TextColumn;
  private readonly refreshDates: TextColumn;

  constructor(texts: SharedTexts) {
    this.dates = new TextColumn(texts);
    this.refreshDates = new TextColumn(texts);
  }

  add(person: number | null, date: string | null, refreshDate: string): void {
    if (person === null) return;
    this.dates.set(person, latest(this.dates.get(person), date));
    this.refreshDates.set(person, refreshDate);
  }

  dateOf(person: number): string | null {
    return this.dates.get(person);
  }

  /** Null if the report has no row of the person. */
  refreshDateOf(person: number): string | null {
    return this.refreshDates.get(person);
  }
}

function older(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
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
