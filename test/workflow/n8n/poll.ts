import { PollContext } from 'n8n-core';
import { type INode, Workflow } from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import type { PollAnswer, PollRequest } from './contract';
import { CredentialStore } from './credentialStore';
import type { LoadedPackage } from './loadedPackage';
import { withIsolate } from './olderLines';
import { seenError } from './seenError';

/** What n8n does when the time of a polling trigger has come. */
export async function poll(loaded: LoadedPackage, request: PollRequest): Promise<PollAnswer> {
  const { nodeType, parameters, credential, mode } = request;
  const node: INode = {
    id: 'trigger',
    name: 'Trigger',
    type: nodeType,
    typeVersion: 1,
    position: [0, 0],
    parameters,
    credentials: { [credential.type]: { id: credential.id, name: credential.name } },
  };
  const workflow = new Workflow({
    id: 'workflow-under-test',
    nodes: [node],
    connections: {},
    active: true,
    nodeTypes: loaded.nodeTypes,
    staticData: request.staticData,
  });
  const store = new CredentialStore(loaded, new Map([[credential.id, credential]]));
  const context = new PollContext(workflow, node, additionalDataFor(store), mode, 'activate');
  const type = loaded.nodeTypes.getByNameAndVersion(nodeType, 1);
  const pollOnce = async () => (await type.poll?.call(context))?.flat() ?? null;
  const answer = { staticData: workflow.staticData, credential };
  try {
    const polls = await withIsolate(workflow, () =>
      Promise.all(request.twice ? [pollOnce(), pollOnce()] : [pollOnce()]),
    );
    return plain({ ...answer, polls, error: null });
  } catch (error) {
    return { ...plain({ ...answer, polls: [], error: null }), error: seenError(error) };
  }
}

/** n8n stores static data as JSON. */
function plain(answer: PollAnswer): PollAnswer {
  return JSON.parse(JSON.stringify(answer)) as PollAnswer;
}
