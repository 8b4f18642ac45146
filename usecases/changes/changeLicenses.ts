import type { INodeExecutionData } from 'n8n-workflow';
import { withTenantWriteLock } from '../../graph/licenses/tenantWriteLock';
import { toNodeError } from '../../nodes/n8n/errors';
import { showHint } from '../../nodes/n8n/hints';
import type { OperationContext } from '../../nodes/Microsoft365Licenses/operation';
import type { UserChange, ItemRun } from './userChange';
import { explain } from './explainFailure';
import type { LicenseChangeRun } from './requestedChange';
import { errorOf, toFailedItem, toItems } from './reportChanges';
import { prepare, stopOnFailure } from './planChanges';
import {
  readTenantLicenses,
  type TenantLicenses,
} from '../../nodes/Microsoft365Licenses/licenseChanges/tenantLicenses';
import { write } from './writeChanges';

/** How far a run got. */
interface Progress {
  slots: ItemRun[];
  tenant: TenantLicenses | null;
  accounts: UserChange[];
}

/**
 * Changes licences for all items: plan everything, then write, then look. One output item for each input item, in
 * order and paired.
 *
 * Before the first write a problem ends the run, or, with Continue On Fail, the item. Once something has been written
 * the run always ends with its items: those that failed say so, so that the record of what was done is never lost.
 */
export async function changeLicenses(
  context: OperationContext,
  run: LicenseChangeRun,
): Promise<INodeExecutionData[]> {
  const slots = context.items.map((_, itemIndex): ItemRun => ({
    itemIndex,
    change: null,
    user: null,
    failure: null,
  }));
  const progress: Progress = { slots, tenant: null, accounts: [] };
  try {
    await carryOut(context, run, progress);
  } catch (error) {
    if (!context.node.continueOnFail()) throw toNodeError(context.node.getNode(), error);
    // What stops the whole run stops every item that was not stopped before.
    for (const slot of slots) slot.failure ??= error instanceof Error ? error : new Error(String(error));
  }
  return toOutput(context, run, progress);
}

async function carryOut(context: OperationContext, run: LicenseChangeRun, progress: Progress): Promise<void> {
  const maxUsers = run.readMaxUsers?.() ?? Infinity;
  const tenant = await readTenantLicenses(context);
  progress.tenant = tenant;
  const wanted = await run.readItems(tenant);
  for (const slot of progress.slots) {
    const change = wanted[slot.itemIndex] ?? null;
    if (change instanceof Error) slot.failure = change;
    else slot.change = change;
  }
  const planAndWrite = async () => {
    const accounts = await prepare(context, tenant, progress.slots, maxUsers);
    progress.accounts = accounts;
    await write(context, tenant, accounts);
  };
  const isForReal = progress.slots.some(({ change }) => change?.dryRun === false);
  if (isForReal) await withTenantWriteLock(await tenantOf(context), context.graph.timing, planAndWrite);
  else await planAndWrite();
}

function toOutput(
  context: OperationContext,
  run: LicenseChangeRun,
  progress: Progress,
): INodeExecutionData[] {
  const { slots, tenant, accounts } = progress;
  const mayHaveWritten = accounts.some(
    ({ result }) => result?.status === 'written' || result?.status === 'unknown',
  );
  if (!mayHaveWritten) stopOnFirst(context, progress);
  const settings = {
    achievement: run.completedOutcome,
    tenant,
    now: new Date(context.graph.timing.now()).toISOString(),
  };
  const items = new Map(
    accounts.flatMap((account) =>
      toItems(account, settings).map((item, index) => [account.items[index], item]),
    ),
  );
  const output = slots.map((slot) => items.get(slot) ?? toFailedItem(slot, settings));
  const failed = output.filter(({ json }) => json.outcome === 'failed').length;
  if (mayHaveWritten && failed > 0) {
    showHint(
      context.node,
      `${failed} of ${output.length} items failed after licenses had been changed. Their outcome is "failed" and their error says why; running the same items again does only what is left.`,
      'warning',
    );
  }
  return output;
}

/** Nothing has been written: then the run may end with an error without losing anything. */
function stopOnFirst(context: OperationContext, { slots, tenant, accounts }: Progress): void {
  stopOnFailure(context, slots);
  const failed = accounts.find((account) => errorOf(account) !== null);
  const error = failed ? errorOf(failed) : null;
  if (!failed || !error || context.node.continueOnFail()) return;
  throw toNodeError(
    context.node.getNode(),
    explain(error, failed.user.userId, tenant),
    failed.items[0]?.itemIndex,
  );
}

async function tenantOf({ node, graph }: OperationContext): Promise<string> {
  const { tenantId } = await node.getCredentials('microsoft365ClientCredentialsApi');
  return `${graph.origin} ${typeof tenantId === 'string' ? tenantId : ''}`;
}
