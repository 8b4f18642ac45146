import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { partNumbersById } from '../../../../licensing/products/tenantSkus';
import { GroupNaming } from '../../../../usecases/roster/groupNames';
import { readUser } from '../../../../usecases/roster/readUser';
import { toUserItem } from '../../../../usecases/roster/userItem';
import { readSkusForNames } from '../../../../usecases/tenantLicenses';
import { perTenant, runPerItem, type OperationContext } from '../../operation';
import { inOutput, readOutput, simplifiedOutputParameter } from '../../parameters/output';
import { simplifyParameter } from '../../parameters/paging';
import { shownFor } from '../../parameters/shownFor';
import { readUserLocator, userParameter } from '../../parameters/user';
import { compactUserFields, flatUserLists, readRosterOptions, rosterOptions } from './options';

export const menu = {
  name: 'Get',
  value: 'get',
  action: 'Get a user',
  description: 'Get a user with their licenses',
};

export const description: INodeProperties[] = shownFor('user', 'get', [
  { ...userParameter, description: 'The user to get' },
  simplifyParameter,
  simplifiedOutputParameter,
  rosterOptions('Whether to also look among the users deleted in the last 30 days'),
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node } = context;
  const skusOf = perTenant(() => once(readSkusForNames));
  const groupNamingOf = perTenant(() => new GroupNaming());
  return runPerItem(context, async (useCase, itemIndex) => {
    const options = readRosterOptions(node, itemIndex);
    const user = await readUser(useCase, readUserLocator(node, itemIndex), options);
    if (!node.getNodeParameter('simplify', itemIndex)) return [user];
    const names = {
      catalog: await useCase.catalog(),
      partNumbers: partNumbersById((await skusOf(useCase)(useCase)) ?? []),
    };
    const item = toUserItem(user, names, options);
    const output = readOutput(node, itemIndex);
    if (output === 'full') await groupNamingOf(useCase).fillIn(useCase, item.assignedLicenses);
    return inOutput([item], output, compactUserFields, flatUserLists);
  });
}

/** Runs `read` at the first call, and again only where it failed. */
function once<Input, T>(read: (input: Input) => Promise<T>): (input: Input) => Promise<T> {
  let result: Promise<T> | undefined;
  return (input) => {
    if (!result) {
      result = read(input);
      result.catch(() => {
        result = undefined;
      });
    }
    return result;
  };
}
