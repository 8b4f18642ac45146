import {
  NodeHelpers,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeParameters,
} from 'n8n-workflow';
import { resourceDescription } from '../../nodes/Microsoft365Licenses/resources';

/** Parameters as a form has them; a function stands for an expression over an item. */
export type ChaosParameters = Record<string, unknown> & { resource: string; operation: string };

export interface ChaosNode {
  node: IExecuteFunctions;
  items: INodeExecutionData[];
  hints: string[];
  log: string[];
}

/** A node in a workflow, as far as operations look at it: n8n's own defaults, no engine. */
export function chaosNode(
  parameters: ChaosParameters,
  input: readonly IDataObject[],
  continueOnFail: boolean,
): ChaosNode {
  const items = input.map((json) => ({ json }));
  const hints: string[] = [];
  const log: string[] = [];
  const given = Object.entries(parameters).filter(([, value]) => typeof value !== 'function');
  const filled = NodeHelpers.getNodeParameters(
    resourceDescription,
    Object.fromEntries(given) as INodeParameters,
    true,
    false,
    { typeVersion: 1 },
    null,
  );
  const node = {
    helpers: {
      prepareBinaryData: async (bytes: Buffer, fileName: string, mimeType: string) =>
        Promise.resolve({ data: bytes.toString('base64'), fileName, mimeType }),
    },
    logger: { info: (message: string) => log.push(message) },
    getNode: () => ({
      ...{ id: '1', name: 'Licenses', type: 'microsoft365Licenses', typeVersion: 1, position: [0, 0] },
      parameters: filled ?? {},
    }),
    getInputData: () => items,
    getExecuteData: () => undefined,
    continueOnFail: () => continueOnFail,
    addExecutionHints: (...shown: Array<{ message: string }>) =>
      hints.push(...shown.map(({ message }) => message)),
    getNodeParameter(name: string, itemIndex = 0, fallback?: unknown) {
      const expression = parameters[name];
      if (typeof expression === 'function')
        return (expression as (json: IDataObject) => unknown)(input[itemIndex] ?? {});
      return filled?.[name] ?? fallback;
    },
  };
  // n8n's context has far more; operations call nothing else of it.
  return { node: node as unknown as IExecuteFunctions, items, hints, log };
}
