import type { LicenseChange } from '../../licensing/changes/change';
import { deletedUser } from '../../licensing/changes/inputItem/deletedUser';
import { restsOnInactivity } from '../../licensing/changes/inputItem/inactivity';
import { pricesOfItem } from '../../licensing/changes/inputItem/prices';
import { kept } from '../../licensing/changes/keptLicense';
import { planRemoval, type RemovalScope } from '../../licensing/changes/plans/removal';
import type { UseCaseContext } from '../context';
import type { TenantLicenses } from '../tenantLicenses';
import { changeLicenses } from './changeLicenses';
import { noRecheck, readRecheck, type Recheck } from './recheckActivity';
import type { ChangeReport } from './reportChanges';
import type { ItemChange, LicenseChangeRun } from './requestedChange';

type Item = Readonly<Record<string, unknown>>;

/** What one input item asks for. */
export interface ReclaimRequest {
  user: string;
  scope: RemovalScope;
  dryRun: boolean;
  /** Object ids and principal names in lower case. */
  protect: ReadonlySet<string>;
  recheckActivity: boolean;
  note: string | null;
}

export interface ReclaimInput extends Pick<LicenseChangeRun, 'stopAtFirstFailure'> {
  readMaxUsers(): number;
  items: readonly Item[];
  /** One for each item, in order: what it asks for, or why that cannot be read. */
  readRequests(tenant: TenantLicenses): Array<ReclaimRequest | Error>;
}

/** Takes licenses back: reads each user afresh, plans, and unless it is a dry run writes and reads back. */
export async function reclaim(context: UseCaseContext, input: ReclaimInput): Promise<ChangeReport[]> {
  const { items, stopAtFirstFailure } = input;
  return changeLicenses(context, {
    itemCount: items.length,
    completedOutcome: 'reclaimed',
    stopAtFirstFailure,
    readMaxUsers: () => input.readMaxUsers(),
    async readItems(tenant) {
      const requests = input.readRequests(tenant);
      const isRecheckNeeded = requests.some(
        (request, index) =>
          !(request instanceof Error) && request.recheckActivity && restsOnInactivity(items[index] ?? {}),
      );
      const recheck = isRecheckNeeded ? await readRecheck(context, tenant) : noRecheck;
      return requests.map((request, index) =>
        request instanceof Error ? request : toChange(request, items[index] ?? {}, recheck),
      );
    },
  });
}

function toChange(request: ReclaimRequest, item: Item, recheck: Recheck): ItemChange {
  const { user, scope, dryRun, note, protect, recheckActivity } = request;
  return {
    user,
    dryRun,
    note,
    prices: pricesOfItem(item),
    // Find Candidates also gives deleted users, for review only: such an item is no failure.
    deleted: scope.licenses === 'proposed' && scope.remove.length === 0 ? deletedUser(item, user) : undefined,
    plan: (held, { user: current, groupNames }) =>
      current.isDeleted
        ? planForDeleted(scope)
        : planRemoval(held, scope, {
            groupNames,
            isProtected: [current.id, current.userId, current.email].some((key) =>
              protect.has((key ?? '').toLowerCase()),
            ),
            reasonToKeep: (license) => (recheckActivity ? recheck(license, current, item) : null),
          }),
  };
}

function planForDeleted(scope: RemovalScope): LicenseChange {
  const review = scope.licenses === 'proposed' ? scope.review : [];
  const text = 'The account is deleted, so its licenses cannot be changed; it was proposed for review only.';
  return { remove: [], add: [], kept: review.map((sku) => kept(sku, 'review', { text })) };
}
