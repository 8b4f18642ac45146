import { LoadOptionsContext } from 'n8n-core';
import { type INode, type INodeType, Workflow } from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import type { LookupRequest } from './contract';
import { CredentialStore } from './credentialStore';
import type { LoadedPackage } from './loadedPackage';
import { withIsolate } from './olderLines';

/** What n8n's editor does when a drop-down or a resource locator opens. */
export async function lookup(loaded: LoadedPackage, request: LookupRequest): Promise<unknown> {
  const { kind, method: name, credential } = request;
  const store = new CredentialStore(loaded, new Map([[credential.id, credential]]));
  const node: INode = {
    id: 'lookup',
    name: 'Temp-Node',
    type: request.nodeType,
    typeVersion: 1,
    position: [0, 0],
    parameters: request.parameters,
    credentials: { [credential.type]: { id: credential.id, name: credential.name } },
  };
  const workflow = new Workflow({
    nodes: [node],
    connections: {},
    active: false,
    nodeTypes: loaded.nodeTypes,
  });
  const nodeType = loaded.nodeTypes.getByNameAndVersion(node.type, 1);
  const context = new LoadOptionsContext(workflow, node, additionalDataFor(store), '');
  return await withIsolate(workflow, async () => {
    if (kind === 'loadOptions') return await methodNamed(nodeType, 'loadOptions', name).call(context);
    return await methodNamed(nodeType, 'listSearch', name).call(
      context,
      request.filter,
      request.paginationToken,
    );
  });
}

function methodNamed<Kind extends 'loadOptions' | 'listSearch'>(
  nodeType: INodeType,
  kind: Kind,
  name: string,
) {
  const method = nodeType.methods?.[kind]?.[name];
  if (!method) throw new Error(`The node has no ${kind} method "${name}".`);
  return method as NonNullable<NonNullable<INodeType['methods']>[Kind]>[string];
}
