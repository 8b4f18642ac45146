import { ExecuteContext, RoutingNode } from 'n8n-core';
import { type INode, type INodeType, type IRunExecutionData, NodeHelpers, Workflow } from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { builtInNodes } from './builtInNodes';
import type { CredentialTestAnswer, StoredCredential } from './contract';
import { CredentialStore } from './credentialStore';
import type { LoadedPackage } from './loadedPackage';
import { newRunData, withIsolate } from './olderLines';

/** What n8n does when the user saves a credential or presses "Retry": the credential's test request, through a no-op node. */
export async function testCredential(
  loaded: LoadedPackage,
  credential: StoredCredential,
): Promise<CredentialTestAnswer> {
  const type = loaded.credentialType(credential.type);
  if (!type.test) return { status: 'Error', message: 'No testing function found for this credential.' };
  const store = new CredentialStore(loaded, new Map([[credential.id, credential]]));
  const additionalData = additionalDataFor(store);
  const noOp = builtInNodes['n8n-nodes-base.noOp'] as INodeType;
  const nodeType: INodeType = {
    description: {
      ...noOp.description,
      credentials: [{ name: credential.type, required: true }],
      properties: [
        {
          displayName: 'Temp',
          name: 'temp',
          type: 'string',
          default: '',
          routing: { request: type.test.request },
        },
      ],
    },
  };
  const node: INode = {
    id: 'temp',
    name: 'Temp-Node',
    // Without the package's prefix, as n8n's server names it here; preAuthentication therefore sees no test.
    type: noOp.description.name,
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
    credentials: { [credential.type]: { id: credential.id, name: credential.name } },
  };
  const workflow = new Workflow({
    nodes: [node],
    connections: {},
    active: false,
    nodeTypes: {
      getByName: () => nodeType,
      getByNameAndVersion: (_name, version) => NodeHelpers.getVersionedNodeType(nodeType, version),
      getKnownTypes: () => ({}),
    },
  });
  const data = await store.withDefaultsAndExpressions(
    additionalData,
    credential.data,
    credential.type,
    'internal',
  );
  const context = new ExecuteContext(
    workflow,
    node,
    { ...additionalData, currentNodeParameters: node.parameters },
    'internal',
    newRunData() as IRunExecutionData,
    0,
    [],
    { main: [[{ json: {} }]] },
    { node, data: {}, source: null },
    [],
  );
  try {
    await withIsolate(workflow, () => new RoutingNode(context, nodeType, { ...credential, data }).runNode());
    return { status: 'OK', message: 'Connection successful!' };
  } catch (error) {
    return { status: 'Error', message: shownMessage(error) };
  }
}

/** n8n shows the HTTP status text where there was an answer, the socket's code where there was none, else the message. */
function shownMessage(error: unknown): string {
  const { message, cause } = error as Error & {
    cause?: { code?: string; response?: { status: number; statusText?: string } };
  };
  if (cause?.response)
    return cause.response.statusText || `Received HTTP status code: ${cause.response.status}`;
  return cause?.code ?? message;
}
