import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { listTasks, reportAccess } from '../../../../usecases/access/checkAccess';
import { runPerItem, type OperationContext } from '../../operation';
import { inOutput, outputParameter, readOutput } from '../../parameters/output';
import { shownFor } from '../../parameters/shownFor';
import { tenantIdOptions } from '../../parameters/tenantId';
import { toLowTaskRow, toTaskRow } from './taskRow';

export const menu = {
  name: 'Check Access',
  value: 'checkAccess',
  action: 'Check the access of the app',
  description: 'Check which tasks the app may do and whether usage reports conceal names',
};

export const description: INodeProperties[] = shownFor('tenant', 'checkAccess', [
  outputParameter,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      {
        displayName: 'As One Item',
        name: 'asOneItem',
        type: 'boolean',
        default: false,
        description:
          'Whether to return one item with the tenant, all tasks, the state of the usage reports and the warnings, instead of one item per task',
      },
      ...tenantIdOptions,
    ],
  },
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  return runPerItem(context, async (useCase, itemIndex, tenant) => {
    const { asOneItem } = context.node.getNodeParameter('options', itemIndex, {});
    const access = await tenant.readGrantedAccess();
    if (asOneItem === true) return [await reportAccess(useCase, access)];
    const output = readOutput(context.node, itemIndex);
    const rows = (await listTasks(useCase, access)).map(toTaskRow);
    if (output === 'flat') return inOutput(rows.map(toLowTaskRow), output, compactFields);
    return inOutput(rows, output, compactFields);
  });
}

const compactFields = ['task', 'granted', 'missingPermission', 'grantedBy', 'required'];
