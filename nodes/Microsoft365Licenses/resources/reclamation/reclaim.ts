import type { INodeExecutionData } from 'n8n-workflow';
import { reclaim } from '../../../../usecases/changes/reclaim';
import type { OperationContext } from '../../operation';
import { readMaxUsers } from '../../parameters/maxUsers';
import { runChange } from '../../runChange';
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
  const { node } = context;
  return runChange(context, 'reclaimed', (useCase, changed) =>
    reclaim(useCase, {
      ...changed.run,
      items: changed.items.map(({ json }) => json),
      readMaxUsers: () => readMaxUsers(node, changed.firstIndex),
      readRequests: (tenant) => changed.readItems((itemIndex) => readReclaimRequest(node, itemIndex, tenant)),
    }),
  );
}
