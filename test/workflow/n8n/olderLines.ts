/** What older lines of n8n lack, found by looking and never by a version number. */
import type { WorkflowExecute } from 'n8n-core';
import * as n8nWorkflow from 'n8n-workflow';
import type {
  ICredentialDataDecryptedObject,
  ICredentialType,
  INode,
  IPinData,
  IRunExecutionData,
  Workflow,
} from 'n8n-workflow';

const line: Partial<typeof n8nWorkflow> = n8nWorkflow;

/** An older line gives expressions no isolate of their own; it just evaluates them. */
export async function withIsolate<T>({ expression }: Workflow, work: () => Promise<T>): Promise<T> {
  const isolated: Partial<typeof expression> = expression;
  await isolated.acquireIsolate?.();
  try {
    return await work();
  } finally {
    await isolated.releaseIsolate?.();
  }
}

export function newRunData(): IRunExecutionData | undefined {
  return line.createRunExecutionData?.({});
}

/** An older line's loader adds the fields for allowed domains by itself, or does not know them. */
export function withDomainFields(type: ICredentialType): ICredentialType['properties'] {
  return line.injectDomainRestrictionFields?.(type) ?? type.properties;
}

export function allowedDomainsOf(credentials: ICredentialDataDecryptedObject): string | undefined {
  return line.getCredentialOwnRequestAllowedDomains?.(credentials);
}

type PositionalRun = (
  workflow: Workflow,
  startNode: INode,
  destinationNode: undefined,
  pinData: IPinData | undefined,
) => ReturnType<WorkflowExecute['run']>;

/** An older line takes its arguments one by one, a newer one in an object. */
export function startFrom(
  execution: WorkflowExecute,
  workflow: Workflow,
  startNode: INode,
  pinData: IPinData | undefined,
): ReturnType<WorkflowExecute['run']> {
  if (execution.run.length === 1) return execution.run({ workflow, startNode, pinData });
  return (execution.run as unknown as PositionalRun).call(execution, workflow, startNode, undefined, pinData);
}

export function isExpression(value: unknown): value is string {
  return line.isExpression?.(value) ?? (typeof value === 'string' && value.startsWith('='));
}
