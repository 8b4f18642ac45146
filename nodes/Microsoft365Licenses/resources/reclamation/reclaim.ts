import type { INodeExecutionData } from 'n8n-workflow';
import { restsOnInactivity } from '../../../../licensing/changes/inputItem/inactivity';
import type { LicenseChange } from '../../../../licensing/changes/change';
import { kept } from '../../../../licensing/changes/keptLicense';
import { planRemoval, type RemovalScope } from '../../../../licensing/changes/plans/removal';
import { deletedUser } from '../../../../licensing/changes/inputItem/deletedUser';
import type { ItemChange } from '../../../../usecases/changes/requestedChange';
import { pricesOfItem } from '../../../../licensing/changes/inputItem/prices';
import { readItems } from '../../parameters/switch';
import { changeLicenses } from '../../../../usecases/changes/changeLicenses';
import type { OperationContext } from '../../operation';
import { reclaimParameters } from './reclaimParameters';
import { readMaxUsers, readReclaimRequest, type ReclaimRequest } from './reclaimRequest';
import { noRecheck, readRecheck, type Recheck } from '../../../../usecases/changes/recheckActivity';

export const description = reclaimParameters;

/** Takes licences back: reads each user afresh, plans, and unless it is a dry run writes and reads back. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  return changeLicenses(context, {
    completedOutcome: 'reclaimed',
    readMaxUsers: () => readMaxUsers(node),
    async readItems(tenant) {
      const requests = readItems(context, (itemIndex) => readReclaimRequest(node, itemIndex, tenant));
      const isRecheckNeeded = requests.some(
        (request, index) =>
          !(request instanceof Error) &&
          request.recheckActivity &&
          restsOnInactivity(items[index]?.json ?? {}),
      );
      const recheck = isRecheckNeeded ? await readRecheck(context, tenant) : noRecheck;
      return requests.map((request, index) =>
        request instanceof Error ? request : toChange(request, items[index]?.json ?? {}, recheck),
      );
    },
  });
}

function toChange(
  request: ReclaimRequest,
  item: Readonly<Record<string, unknown>>,
  recheck: Recheck,
): ItemChange {
  const { user, scope, dryRun, note, protect, recheckActivity } = request;
  return {
    ...{ user, dryRun, note },
    prices: pricesOfItem(item),
    // Find Candidates also tells of deleted users, for review only: such an item is no failure.
    deleted: scope.licenses === 'proposed' && scope.remove.length === 0 ? deletedUser(item, user) : undefined,
    plan: (held, { user: fresh, groupNames }) =>
      fresh.isDeleted
        ? planForGone(scope)
        : planRemoval(held, scope, {
            groupNames,
            isProtected: [fresh.id, fresh.userId, fresh.email].some((key) =>
              protect.has((key ?? '').toLowerCase()),
            ),
            reasonToKeep: (license) => (recheckActivity ? recheck(license, fresh, item) : null),
          }),
  };
}

function planForGone(scope: RemovalScope): LicenseChange {
  const review = scope.licenses === 'proposed' ? scope.review : [];
  const text = 'The account is deleted, so its licences cannot be changed; it was proposed for review only.';
  return { remove: [], add: [], kept: review.map((sku) => kept(sku, 'review', { text })) };
}
