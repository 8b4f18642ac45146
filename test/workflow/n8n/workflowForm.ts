import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { IConnections, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential, WorkflowJson } from './contract';

export const packageName = 'n8n-nodes-microsoft365-licenses';
export const credentialType = 'microsoft365ClientCredentialsApi';
export const licensesNodeName = 'Microsoft 365 Licenses';

/** A node in the short form: its place in the list is its place in the chain. */
export type NodeForm = Pick<INode, 'name' | 'type' | 'parameters'> & Partial<INode>;

/** What to run: a whole workflow, or a chain of nodes after a manual trigger that emits `input`. */
export type WorkflowForm = { workflow: WorkflowJson } | { nodes: NodeForm[]; input?: IDataObject[] };

/** Our node with these parameters, n8n's defaults for the rest. */
export function licensesNode(parameters: Record<string, unknown>, name = licensesNodeName): NodeForm {
  return { name, type: `${packageName}.microsoft365Licenses`, parameters: parameters as INodeParameters };
}

/** A workflow of `examples/`, exactly as a user would import it. */
export function exampleWorkflow(file: string): WorkflowJson {
  return JSON.parse(readFileSync(resolve(__dirname, '../../../examples', file), 'utf8')) as WorkflowJson;
}

export function toWorkflow(
  form: WorkflowForm,
  { continueOnFail, credential }: { continueOnFail: boolean; credential: StoredCredential | null },
): WorkflowJson {
  const workflow = 'workflow' in form ? form.workflow : chain(form.nodes, form.input ?? [{}]);
  return {
    ...workflow,
    nodes: workflow.nodes.map((node) => {
      if (!node.type.startsWith(`${packageName}.`)) return node;
      return {
        ...node,
        ...(continueOnFail ? { onError: 'continueRegularOutput' as const } : {}),
        ...(credential
          ? { credentials: { [credential.type]: { id: credential.id, name: credential.name } } }
          : {}),
      };
    }),
  };
}

function chain(forms: NodeForm[], input: IDataObject[]): WorkflowJson {
  const trigger: NodeForm = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} };
  const nodes = [trigger, ...forms].map((form, index): INode => ({
    id: `node-${index}`,
    typeVersion: 1,
    position: [index * 220, 0],
    ...form,
  }));
  const connections: IConnections = {};
  nodes.slice(1).forEach((node, index) => {
    connections[nodes[index]?.name ?? ''] = { main: [[{ node: node.name, type: 'main', index: 0 }]] };
  });
  return { nodes, connections, pinData: { Start: input.map((json) => ({ json })) } };
}
