import type { INodeExecutionData } from 'n8n-workflow';
import type { CompletedOutcome } from '../../licensing/changes/outcome';
import type { ChangeReport } from '../../usecases/changes/changeReport';
import { changeTenants, type TenantItems, type TenantRun } from '../../usecases/changes/changeTenants';
import type { UseCaseContext } from '../../usecases/context';
import { asError } from '../../usecases/failureDetails';
import { earlierReports, keepReports, reportItems, type TenantReport } from '../n8n/changeReports';
import { toNodeError } from '../n8n/errors';
import { showHint } from '../n8n/hints';
import { inTenant, withConsent, type ItemTenant } from '../n8n/runTenants';
import { useCaseContext, type OperationContext } from './operation';

/** The input items of one tenant, which are changed in one run of the use case. */
export interface ChangedItems {
  run: TenantRun;
  /** Their places among all input items. */
  itemIndexes: readonly number[];
  /** The first of them, whose form counts for what is asked once. */
  firstIndex: number;
  items: readonly INodeExecutionData[];
  /** What each of them asks for, or why it cannot be read. */
  readItems<Request>(read: (itemIndex: number) => Request): Array<Request | Error>;
}

/**
 * Runs an operation that changes licenses, once for all items of a tenant: one report for each item, in order. What became
 * of them is kept for the next try, where n8n runs the node again after a failure.
 */
export async function runChange(
  context: OperationContext,
  completedOutcome: CompletedOutcome,
  change: (useCase: UseCaseContext, changed: ChangedItems) => Promise<ChangeReport[]>,
): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  const { groups, tenantOf, failures } = await groupByTenant(context);
  const reports = await changeTenants({
    itemCount: items.length,
    completedOutcome,
    stopAtFirstFailure: !node.continueOnFail(),
    earlier: earlierReports(node),
    tenants: groups,
    failures,
    now: () => new Date().toISOString(),
    hint: (message, level) => showHint(node, message, level),
    change: async ({ context: useCase, itemIndexes }, run) =>
      change(useCase, changedItems(context, itemIndexes, run)),
  });
  keepReports(node, reports);
  return reportItems(
    node,
    reports.map((report, itemIndex) => inItsTenant(report, tenantOf.get(itemIndex))),
  );
}

/** The items of each tenant, the tenants in the order in which the items name them. */
async function groupByTenant(context: OperationContext) {
  const groups = new Map<string, TenantItems & { itemIndexes: number[] }>();
  const tenantOf = new Map<number, ItemTenant>();
  const failures = new Map<number, Error>();
  for (const itemIndex of context.items.keys()) {
    try {
      const tenant = await context.tenants.of(itemIndex);
      tenantOf.set(itemIndex, tenant);
      const group = groups.get(tenant.key) ?? {
        context: useCaseContext(context, tenant, itemIndex),
        explain: (error) => asError(inTenant(error, tenant)),
        itemIndexes: [],
      };
      group.itemIndexes.push(itemIndex);
      groups.set(tenant.key, group);
    } catch (error) {
      failures.set(itemIndex, asError(error));
    }
  }
  return { groups: [...groups.values()], tenantOf, failures };
}

function changedItems(
  { node, items }: OperationContext,
  itemIndexes: readonly number[],
  run: TenantRun,
): ChangedItems {
  return {
    run,
    itemIndexes,
    firstIndex: itemIndexes[0] ?? 0,
    items: itemIndexes.flatMap((index) => items[index] ?? []),
    readItems: (read) =>
      itemIndexes.map((itemIndex) => {
        try {
          return read(itemIndex);
        } catch (error) {
          return toNodeError(node.getNode(), error, itemIndex);
        }
      }),
  };
}

/** The report with its tenant, where the items name theirs. */
function inItsTenant(report: ChangeReport, tenant: ItemTenant | undefined): TenantReport {
  if (tenant?.named === undefined || tenant.named === null) return report;
  const { error } = report;
  const description = error && withConsent(error.description, error.httpStatus, tenant.audience);
  return { tenantId: tenant.named, ...report, error: error && { ...error, description } };
}
