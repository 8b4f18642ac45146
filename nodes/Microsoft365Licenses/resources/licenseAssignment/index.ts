import type { INodeProperties } from 'n8n-workflow';
import * as assign from './assign';
import * as getAll from './getAll';
import * as remove from './remove';
import * as replace from './replace';

export const operations = { assign, getAll, remove, replace };

export const description: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['licenseAssignment'] } },
    options: [
      {
        name: 'Assign',
        value: 'assign',
        action: 'Assign licenses to a user',
        description: 'Assign licenses directly to a user',
      },
      {
        name: 'Get Many',
        value: 'getAll',
        action: 'Get many license assignments',
        description: 'Get one item per user and license, with the use that is made of it',
      },
      {
        name: 'Remove',
        value: 'remove',
        action: 'Remove licenses from a user',
        description: 'Remove directly assigned licenses from a user',
      },
      {
        name: 'Replace',
        value: 'replace',
        action: 'Replace a license of a user',
        description: 'Give a user another license in place of one, in a single call',
      },
    ],
    default: 'getAll',
  },
  ...assign.description,
  ...getAll.description,
  ...remove.description,
  ...replace.description,
];
