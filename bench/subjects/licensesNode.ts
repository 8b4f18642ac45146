import { resolve } from 'node:path';
import type { IRun } from 'n8n-workflow';
import type { StoredCredential } from '../../test/workflow/n8n/contract';
import { loadPackage } from '../../test/workflow/n8n/loadedPackage';
import { startExecution } from '../../test/workflow/n8n/run';
import {
  type NodeForm,
  credentialType,
  licensesNode,
  toWorkflow,
} from '../../test/workflow/n8n/workflowForm';
import type { Job } from './job';
import { serveSubject } from './subject';

/** The built package in n8n's execution engine, with one run behind it, as in an n8n that has been up for a while. */
serveSubject(async ({ credential, parameters, input, counted }) => {
  const loaded = await loadPackage(resolve(__dirname, '../..'));
  const stored: StoredCredential = {
    id: 'credential',
    name: 'Contoso',
    type: credentialType,
    data: { ...credential },
  };
  const run = async (node: NodeForm, items: Job['input']) => {
    const form = { nodes: [node], ...(items ? { input: items } : {}) };
    const workflow = toWorkflow(form, { continueOnFail: false, credential: stored });
    return startExecution(loaded, { workflow, credentials: [stored], mode: 'trigger' }).whole;
  };
  await run({ name: 'Nothing', type: 'n8n-nodes-base.noOp', parameters: {} }, undefined);
  return async () => countItems(await run(licensesNode(parameters ?? {}), input), counted);
});

function countItems({ data }: IRun, counted: Job['counted']): number {
  const { error, runData, lastNodeExecuted = '' } = data.resultData;
  if (error) throw new Error(`${error.message} ${error.description ?? ''}`);
  const outputs = runData[lastNodeExecuted]?.at(-1)?.data?.main ?? [];
  const items = outputs.flatMap((output) => output ?? []);
  return counted ? items.filter(({ json }) => json[counted.field] === counted.value).length : items.length;
}
