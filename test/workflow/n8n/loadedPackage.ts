import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { builtInNodes } from './builtInNodes';
import type { PackagesOfN8n } from './contract';
import { withDomainFields } from './olderLines';

/** The built package, loaded by n8n's own loader, and n8n's view of its types. */
export interface LoadedPackage {
  nodeTypes: INodeTypes;
  credentialType(name: string): ICredentialType;
  nodes: unknown[];
  credentials: unknown[];
}

export async function loadPackage(directory: string): Promise<LoadedPackage> {
  const loader = new PackageDirectoryLoader(directory);
  await loader.loadAll();
  for (const { type } of Object.values(loader.credentialTypes)) type.properties = withDomainFields(type);

  const nodeNamed = (type: string): INodeType | IVersionedNodeType => {
    const builtIn = builtInNodes[type];
    if (builtIn) return builtIn;
    const prefix = `${loader.packageName}.`;
    if (!type.startsWith(prefix)) throw new Error(`The workflow ring knows no node of type "${type}".`);
    const name = type.slice(prefix.length);
    return name.endsWith('Tool')
      ? asTool(loader.getNode(name.slice(0, -'Tool'.length)).type)
      : loader.getNode(name).type;
  };

  return {
    nodeTypes: {
      getByName: nodeNamed,
      getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(nodeNamed(type), version),
      getKnownTypes: () => ({}),
    },
    credentialType: (name) => loader.getCredential(name).type,
    nodes: loader.types.nodes,
    credentials: loader.types.credentials,
  };
}

/** As n8n makes a tool of a node: the same code under a name with `Tool` behind it. */
function asTool(type: INodeType | IVersionedNodeType): INodeType {
  const node = NodeHelpers.getVersionedNodeType(type);
  const description = { ...node.description, name: `${node.description.name}Tool` };
  return Object.create(node, { description: { value: description, enumerable: true } }) as INodeType;
}

export function packagesOfN8n(directory: string): PackagesOfN8n {
  const core = require.resolve('n8n-core');
  const users = [core, join(directory, 'dist', 'index.js'), __filename];
  return { core, workflow: users.map((user) => createRequire(user).resolve('n8n-workflow')) };
}
