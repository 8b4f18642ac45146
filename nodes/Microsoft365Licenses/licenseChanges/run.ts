import type { INodeExecutionData } from 'n8n-workflow';
import { inTurn } from '../../../graph/writersTurn';
import { toNodeError } from '../failure';
import { showHint } from '../hints';
import type { OperationContext } from '../operation';
import type { Account, Slot } from './account';
import { explain } from './explain';
import type { LicenseChangeRun } from './itemChange';
import { errorOf, toFailedItem, toItems, type OutputSettings } from './outputItem';
import { prepare, stopOnFailure } from './prepare';
import type { TenantLicenses } from './tenantLicenses';
import { write } from './write';

/**
 * Changes licences for all items: plan everything, then write, then look. One output item for each input item, in
 * order and paired.
 *
 * Before the first write a problem ends the run, or, with Continue On Fail, the item. Once something has been written
 * the run always ends with its items: those that failed say so, so that the record of what was done is never lost.
 */
export async function changeLicenses(
  context: OperationContext,
  tenant: TenantLicenses,
  run: LicenseChangeRun,
): Promise<INodeExecutionData[]> {
  const slots = run.items.map((wanted, itemIndex): Slot => {
    const isUnreadable = wanted instanceof Error;
    return { itemIndex, change: isUnreadable ? null : wanted, user: null, failure: isUnreadable ? wanted : null };
  });
  const isForReal = slots.some(({ change }) => change?.dryRun === false);
  const accounts = isForReal
    ? await inTurn(await tenantOf(context), context.graph.waiting, () => carryOut(context, tenant, run, slots))
    : await carryOut(context, tenant, run, slots);
  return toOutput(context, slots, accounts, {
    achievement: run.achievement,
    tenant,
    now: new Date(context.graph.waiting.now()).toISOString(),
  });
}

async function carryOut(
  context: OperationContext,
  tenant: TenantLicenses,
  run: LicenseChangeRun,
  slots: readonly Slot[],
): Promise<Account[]> {
  let accounts: Account[];
  try {
    accounts = await prepare(context, tenant, run, slots);
  } catch (error) {
    if (!context.node.continueOnFail()) throw error;
    // What stops the whole run stops every item that was not stopped before.
    for (const slot of slots) slot.failure ??= error instanceof Error ? error : new Error(String(error));
    return [];
  }
  await write(context, tenant, accounts);
  return accounts;
}

function toOutput(
  context: OperationContext,
  slots: readonly Slot[],
  accounts: readonly Account[],
  settings: OutputSettings,
): INodeExecutionData[] {
  const mayHaveWritten = accounts.some(({ result }) => result?.status === 'written' || result?.status === 'unknown');
  if (!mayHaveWritten) stopOnFirst(context, slots, accounts, settings);
  const items = new Map(accounts.flatMap((account) => toItems(account, settings).map((item, index) => [account.slots[index], item])));
  const output = slots.map((slot) => items.get(slot) ?? toFailedItem(slot, settings));
  const failed = output.filter(({ json }) => json.outcome === 'failed').length;
  if (mayHaveWritten && failed > 0) {
    showHint(
      context.node,
      `${failed} of ${output.length} items failed after licences had been changed. Their outcome is "failed" and \`error\` says why; running the same items again does only what is left.`,
      'warning',
    );
  }
  return output;
}

/** Nothing has been written: then the run may end with an error without losing anything. */
function stopOnFirst(
  context: OperationContext,
  slots: readonly Slot[],
  accounts: readonly Account[],
  { tenant }: OutputSettings,
): void {
  stopOnFailure(context, slots);
  const failed = accounts.find((account) => errorOf(account) !== null);
  const error = failed ? errorOf(failed) : null;
  if (!failed || !error || context.node.continueOnFail()) return;
  throw toNodeError(context.node.getNode(), explain(error, failed.user.userId, tenant), failed.slots[0]?.itemIndex);
}

async function tenantOf({ node, graph }: OperationContext): Promise<string> {
  const { tenantId } = await node.getCredentials('microsoft365ClientCredentialsApi');
  return `${graph.origin} ${typeof tenantId === 'string' ? tenantId : ''}`;
}
