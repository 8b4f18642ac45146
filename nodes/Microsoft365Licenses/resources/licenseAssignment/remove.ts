import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { OperationContext } from '../../operation';

export const description: INodeProperties[] = [];

export async function execute(_context: OperationContext): Promise<INodeExecutionData[]> {
  return await Promise.resolve([]);
}
