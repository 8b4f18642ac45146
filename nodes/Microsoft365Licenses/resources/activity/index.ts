import type { INodeProperties } from 'n8n-workflow';
import * as getAll from './getAll';

export const operations = { getAll };

export const description: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['activity'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getAll',
        action: 'Get the activity of many users',
        description: 'Get the last activity of users in the Microsoft 365 services',
      },
    ],
    default: 'getAll',
  },
  ...getAll.description,
];
