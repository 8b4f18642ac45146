import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { checkAccess } from '../../../../usecases/access/checkAccess';
import { runPerItem, type OperationContext } from '../../operation';

export const menu = {
  name: 'Check Access',
  value: 'checkAccess',
  action: 'Check the access of the app',
  description: 'Check which tasks the app may do and whether usage reports conceal names',
};

export const description: INodeProperties[] = [];

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  return runPerItem(context, async (useCase) => [
    await checkAccess(useCase, await context.connection.readGrantedAccess()),
  ]);
}
