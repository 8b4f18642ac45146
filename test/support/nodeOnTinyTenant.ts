import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Operation } from '../../nodes/Microsoft365Licenses/operation';
import type { TinyTenant } from './tinyTenant';

export interface TinyRun {
  items: IDataObject[];
  /** By name; a function gives the value for one item. */
  parameters: Record<string, unknown>;
  continueOnFail?: boolean;
}

/** Runs an operation as n8n would, on the tiny tenant. */
export async function runOn(
  tenant: TinyTenant,
  operation: Pick<Operation, 'execute'>,
  { items, parameters, continueOnFail = false }: TinyRun,
): Promise<INodeExecutionData[]> {
  const input = items.map((json) => ({ json }));
  const node: Partial<IExecuteFunctions> = {
    continueOnFail: () => continueOnFail,
    getNode: () => ({
      id: '1',
      name: 'Node',
      type: 'node',
      typeVersion: 1,
      position: [0, 0],
      parameters: {},
    }),
    getInputData: () => input,
    addExecutionHints: () => undefined,
    getCredentials: async () => Promise.resolve({ tenantId: 'tiny' } as never),
    getNodeParameter: ((name: string, itemIndex: number, fallback?: unknown) => {
      const value = parameters[name] ?? fallback;
      return typeof value === 'function' ? (value as (item: number) => unknown)(itemIndex) : value;
    }) as IExecuteFunctions['getNodeParameter'],
  };
  return operation.execute({ node: node as IExecuteFunctions, graph: tenant.graph, items: input });
}
