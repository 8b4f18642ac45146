import type { INodeProperties } from 'n8n-workflow';
import * as getAll from './getAll';

export const operations = { getAll };

export const description: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['license'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getAll',
        action: 'Get many licenses',
        description: 'Get the licenses of the tenant with their seats, dates and cost',
      },
    ],
    default: 'getAll',
  },
  ...getAll.description,
];
