import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { listActivity, type ActivityRequest } from '../../../../usecases/activity/listActivity';
import { ActivityReader } from '../../../../usecases/activity/readReports';
import type { OperationContext } from '../../operation';
import { perTenant, runPerItem } from '../../operation';
import { readDays } from '../../parameters/days';
import { inOutput, readOutput, simplifiedOutputParameter } from '../../parameters/output';
import { pagingParameters, readLimit, simplifyParameter } from '../../parameters/paging';
import { readInParallelOption, readReadInParallel } from '../../parameters/readInParallel';
import { readReportWindow, reportWindowParameters } from '../../parameters/reportWindow';
import { readServices, servicesParameter } from '../../parameters/services';
import { shownFor } from '../../parameters/shownFor';
import { tenantIdOptions } from '../../parameters/tenantId';

export const menu = {
  name: 'Get Many',
  value: 'getAll',
  action: 'Get the activity of many users',
  description: 'Get when users were last active in Exchange, Teams, SharePoint and the other services',
};

export const description: INodeProperties[] = shownFor('activity', 'getAll', [
  ...reportWindowParameters,
  { ...servicesParameter, description: 'Services whose use counts as activity' },
  ...pagingParameters,
  {
    ...simplifyParameter,
    description:
      "Whether to return a simplified version of the response instead of the raw data, which are the rows of Microsoft's two reports",
  },
  simplifiedOutputParameter,
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    default: {},
    options: [
      {
        displayName: 'Inactive for Days',
        name: 'inactiveForDays',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 90,
        description:
          'Only users who used none of the chosen services for at least this many days before the report was made. Users without any activity count from the day their account was created.',
      },
      {
        displayName: 'Include Deleted',
        name: 'includeDeleted',
        type: 'boolean',
        default: false,
        description: 'Whether to include users who have been deleted',
      },
    ],
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      {
        displayName: 'Concealed Names',
        name: 'concealedNames',
        type: 'options',
        options: [
          {
            name: 'Allow',
            value: 'allow',
            description:
              'Return the rows with codes in place of names, marked as concealed and not matched with users',
          },
          { name: 'Stop', value: 'stop', description: 'Stop with a message that says how to show names' },
        ],
        default: 'stop',
        description: 'What to do when the usage reports of this tenant conceal user names',
      },
      readInParallelOption,
      ...tenantIdOptions,
    ],
  },
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const readerOf = perTenant((graph) => new ActivityReader(graph));
  return runPerItem(context, async (useCase, itemIndex) => {
    const rows = await listActivity(
      useCase,
      readerOf(useCase),
      readRequest(context, itemIndex, useCase.now()),
    );
    return inOutput(rows, readOutput(context.node, itemIndex), compactFields);
  });
}

const compactFields = ['displayName', 'userId', 'lastActivityDate', 'inactiveDays', 'isDeleted'];

function readRequest({ node }: OperationContext, itemIndex: number, now: string): ActivityRequest {
  const filters = node.getNodeParameter('filters', itemIndex, {});
  const options = node.getNodeParameter('options', itemIndex, {});
  const { inactiveForDays } = filters;
  return {
    window: readReportWindow(node, itemIndex, now),
    services: readServices(node.getNodeParameter('services', itemIndex, [])),
    inactiveForDays:
      inactiveForDays === undefined ? null : readDays(node, inactiveForDays, 'Inactive for Days', itemIndex),
    includeDeleted: filters.includeDeleted === true,
    allowConcealed: options.concealedNames === 'allow',
    simplify: node.getNodeParameter('simplify', itemIndex, true) as boolean,
    limit: readLimit(node, itemIndex),
    readInParallel: readReadInParallel(node, itemIndex),
  };
}
