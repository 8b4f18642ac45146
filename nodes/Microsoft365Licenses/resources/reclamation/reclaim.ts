import type { INodeExecutionData } from 'n8n-workflow';
import { reclaim } from '../../../../usecases/changes/reclaim';
import { readItems, runChange, type OperationContext } from '../../operation';
import { readMaxUsers } from '../../parameters/maxUsers';
import { reclaimParameters } from './reclaimParameters';
import { readReclaimRequest } from './reclaimRequest';

export const menu = {
  name: 'Reclaim',
  value: 'reclaim',
  action: 'Reclaim licenses',
  description: 'Take licenses back from users, as a dry run or for real',
};

export const description = reclaimParameters;

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  return runChange(context, (useCase, run) =>
    reclaim(useCase, {
      ...run,
      items: items.map(({ json }) => json),
      readMaxUsers: () => readMaxUsers(node),
      readRequests: (tenant) =>
        readItems(context, (itemIndex) => readReclaimRequest(node, itemIndex, tenant)),
    }),
  );
}
