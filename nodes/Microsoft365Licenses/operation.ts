import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { GraphClient } from '../../graph/http/client';

/** What an operation needs to run; it gets all items at once. */
export interface OperationContext {
  node: IExecuteFunctions;
  graph: GraphClient;
  items: INodeExecutionData[];
}

/** One operation of one resource: the file `resources/<resource>/<operation>.ts` exports exactly this. */
export interface Operation {
  /** The operation's parameters, each with its display condition. */
  description: INodeProperties[];
  /** Returns the output items, each with `pairedItem`. */
  execute(context: OperationContext): Promise<INodeExecutionData[]>;
}
