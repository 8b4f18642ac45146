import type { IDataObject, IExecuteData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { hasErrorOutput } from './errors';
import type { ChangeReport } from '../../usecases/changes/changeReport';

/** A report; with its tenant first, where the items name theirs. */
export type TenantReport = ChangeReport | ({ tenantId: string } & ChangeReport);

/** What became of the items at the last try. */
interface LastTry {
  firstItem: INodeExecutionData | undefined;
  reports: readonly ChangeReport[];
}

/**
 * By n8n's own object for one run of one node in one execution, which all tries of Retry On Fail share
 * (n8n-core, `WorkflowExecute`): it is gone with the execution.
 */
const lastTries = new WeakMap<IExecuteData, LastTry>();

/** What became of the items at the tries before; empty at the first try. */
export function earlierReports(node: IExecuteFunctions): readonly ChangeReport[] {
  const run = runOf(node);
  const last = run && lastTries.get(run);
  // A tool of an AI agent is called with other items in the same run.
  return last && last.firstItem === node.getInputData()[0] ? last.reports : [];
}

export function keepReports(node: IExecuteFunctions, reports: readonly ChangeReport[]): void {
  const run = runOf(node);
  if (run) lastTries.set(run, { firstItem: node.getInputData()[0], reports });
}

/** Undefined where n8n runs the node outside of a workflow's own flow, as it does for a tool; there is no retry then. */
function runOf(node: IExecuteFunctions): IExecuteData | undefined {
  return node.getExecuteData();
}

/**
 * The output of a change. Where the node has an error output, the failed items go there: n8n sends an item there whose
 * JSON has nothing but `error`, `message` and `details`, and adds the fields of the input item. An `error` beside the JSON
 * would do so, too, but n8n then drops the report.
 */
export function reportItems(node: IExecuteFunctions, reports: readonly TenantReport[]): INodeExecutionData[] {
  const failedGoElsewhere = hasErrorOutput(node.getNode());
  return reports.map((report, item) => {
    const { outcome, error, message } = report;
    const json = failedGoElsewhere && outcome === 'failed' ? { error, message, details: report } : report;
    return { json: json as object as IDataObject, pairedItem: { item } };
  });
}
