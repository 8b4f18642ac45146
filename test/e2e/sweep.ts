import { exampleWorkflow } from '../../runtime/examples';
import type { CredentialFile, WorkflowFile } from '../../runtime/n8n/cli';
import type { N8nApi, SavedWorkflow } from './n8nApi';

export interface Customer {
  name: string;
  tenantId: string;
}

/** A row of the sweep's Data Table. */
export interface SweepRow extends Customer {
  night: string;
  state: string;
  headline: string;
}

export const sweepTable = 'Microsoft 365 license sweep';

/** The key by which one workflow of the sweep calls the other. */
export const sweepKey: CredentialFile = {
  ...{ id: 'sweep', name: 'Sweep', type: 'httpHeaderAuth' },
  data: { name: 'X-Sweep', value: 'let-me-in' },
};

/** Webhooks of the published sweep, beside its schedules, so that nobody needs to wait for the night. */
export const sweepPaths = { night: 'night', beforeMorning: 'before-morning', morning: 'morning' };

/**
 * Publishes the two workflows of the nightly sweep as their notes say: the key chosen in both, the address of n8n and the
 * customers put in. Returns the workflow that runs once for each customer.
 */
export async function publishSweep(api: N8nApi, url: string, customers: Customer[]): Promise<SavedWorkflow> {
  const credentials = { httpHeaderAuth: { id: sweepKey.id, name: sweepKey.name } };
  const one = exampleWorkflow('nightly-sweep-customer');
  Object.assign(nodeOf(one, 'Customer'), { credentials });

  const all = exampleWorkflow('nightly-sweep');
  Object.assign(nodeOf(all, 'Customers').parameters, { jsonOutput: JSON.stringify({ customers }) });
  const send = nodeOf(all, 'Send to a Worker');
  Object.assign(send, { credentials });
  const address = (send.parameters.url as string).replace('http://n8n:5678', url);
  Object.assign(send.parameters, { url: address });
  const connections = all.connections as Record<string, object>;
  for (const [schedule, path] of [
    ['Every Night', sweepPaths.night],
    ['Before Morning', sweepPaths.beforeMorning],
    ['Every Morning', sweepPaths.morning],
  ] as const) {
    all.nodes.push({
      ...{ id: path, name: path, type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 800] },
      ...{ webhookId: path, parameters: { httpMethod: 'POST', path, options: {} } },
    });
    Object.assign(connections, { [path]: connections[schedule] });
  }

  const saved = await api.save(one);
  await api.publish(saved);
  await api.publish(await api.save(all));
  return saved;
}

function nodeOf(workflow: WorkflowFile, name: string): { parameters: Record<string, unknown> } {
  const node = workflow.nodes.find((each) => 'name' in each && each.name === name);
  if (!node) throw new Error(`There is no node "${name}".`);
  return node as { parameters: Record<string, unknown> };
}
