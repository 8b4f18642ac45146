import type { LicenseChange } from '../../licensing/changes/change';
import { namesAbsence } from '../../licensing/changes/inputItem/inactivity';
import { deletedUser } from '../../licensing/changes/inputItem/deletedUser';
import type { InputItem } from '../../licensing/changes/inputItem/licenseEntries';
import { pricesOfItem } from '../../licensing/changes/inputItem/prices';
import { kept } from '../../licensing/changes/keptLicense';
import { planRemoval, type RemovalScope } from '../../licensing/changes/plans/removal';
import type { UseCaseContext } from '../context';
import type { TenantLicenses } from '../tenantLicenses';
import { changeLicenses } from './changeLicenses';
import { readProof, type ReasonProof } from './readProof';
import type { ChangeReport } from './changeReport';
import type { ItemChange, LicenseChangeRun } from './requestedChange';

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

export interface ReclaimInput extends Pick<LicenseChangeRun, 'stopAtFirstFailure' | 'earlier' | 'onStop'> {
  readMaxUsers(): number;
  items: readonly InputItem[];
  /** One for each item, in order: what it asks for, or why that cannot be read. */
  readRequests(tenant: TenantLicenses): Array<ReclaimRequest | Error>;
}

/** Takes licenses back: reads each user afresh, plans, and unless it is a dry run writes and reads back. */
export async function reclaim(context: UseCaseContext, input: ReclaimInput): Promise<ChangeReport[]> {
  const { items, stopAtFirstFailure, earlier, onStop } = input;
  return changeLicenses(context, {
    itemCount: items.length,
    completedOutcome: 'reclaimed',
    stopAtFirstFailure,
    earlier,
    onStop,
    readMaxUsers: () => input.readMaxUsers(),
    async readItems(tenant) {
      const requests = input.readRequests(tenant);
      const proved = requests.flatMap((request, index) =>
        request instanceof Error
          ? []
          : [
              {
                item: items[index] ?? {},
                recheckActivity: request.recheckActivity,
                isProposal: isProposal(request),
              },
            ],
      );
      const proof = await readProof(context, tenant, proved);
      return requests.map((request, index) =>
        request instanceof Error ? request : toChange(request, items[index] ?? {}, proof),
      );
    },
  });
}

function isProposal({ scope }: ReclaimRequest): boolean {
  return scope.licenses === 'proposed' && scope.remove.length > 0;
}

function toChange(request: ReclaimRequest, item: InputItem, proof: ReasonProof): ItemChange {
  const { user, scope, dryRun, note, protect, recheckActivity } = request;
  return {
    user,
    dryRun,
    note,
    prices: pricesOfItem(item),
    readsSignIns: recheckActivity && isProposal(request) && namesAbsence(item),
    // Find Candidates also gives deleted users, for review only: such an item is no failure.
    deleted: scope.licenses === 'proposed' && scope.remove.length === 0 ? deletedUser(item, user) : undefined,
    plan: (held, { user: current, groupNames, reliances }) =>
      current.isDeleted
        ? planForDeleted(scope)
        : planRemoval(held, scope, {
            groupNames,
            reliances,
            isProtected: [current.id, current.userId, current.email].some((key) =>
              protect.has((key ?? '').toLowerCase()),
            ),
            prove: (license, left) => {
              const removal = { license, user: current, held: left, item, recheckActivity };
              return scope.licenses === 'proposed' ? proof.prove(removal) : proof.proveRequest(removal);
            },
          }),
  };
}

function planForDeleted(scope: RemovalScope): LicenseChange {
  const review = scope.licenses === 'proposed' ? scope.review : [];
  const text = 'The account is deleted, so its licenses cannot be changed; it was proposed for review only.';
  return { remove: [], add: [], kept: review.map((sku) => kept(sku, 'review', { text })) };
}
