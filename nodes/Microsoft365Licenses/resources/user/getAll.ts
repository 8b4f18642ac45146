import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { GroupNaming } from '../../../../usecases/roster/groupNames';
import { listUsers } from '../../../../usecases/roster/listUsers';
import { perTenant, runPerItem, type OperationContext } from '../../operation';
import { inOutput, readOutput, simplifiedOutputParameter } from '../../parameters/output';
import { pagingParameters, readLimit, simplifyParameter } from '../../parameters/paging';
import { readInParallelOption, readReadInParallel } from '../../parameters/readInParallel';
import { shownFor } from '../../parameters/shownFor';
import { readRosterFilters, rosterFilters } from './filters';
import { compactUserFields, flatUserLists, readRosterOptions, rosterOptions } from './options';

export const menu = {
  name: 'Get Many',
  value: 'getAll',
  action: 'Get many users',
  description: 'Get many users with their status and licenses',
};

export const description: INodeProperties[] = shownFor('user', 'getAll', [
  ...pagingParameters,
  simplifyParameter,
  simplifiedOutputParameter,
  rosterFilters,
  rosterOptions(
    'Whether to also return users deleted in the last 30 days, after the others. The account status filter does not leave them out.',
    readInParallelOption,
  ),
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node } = context;
  const groupNamingOf = perTenant(() => new GroupNaming());
  return runPerItem(context, async (useCase, itemIndex) => {
    const output = readOutput(node, itemIndex);
    const users = await listUsers(useCase, {
      limit: readLimit(node, itemIndex),
      options: readRosterOptions(node, itemIndex),
      readInParallel: readReadInParallel(node, itemIndex),
      simplify: node.getNodeParameter('simplify', itemIndex, true) as boolean,
      ...readRosterFilters(node, itemIndex),
      groupNaming: output === 'full' ? groupNamingOf(useCase) : null,
    });
    return inOutput(users, output, compactUserFields, flatUserLists);
  });
}
