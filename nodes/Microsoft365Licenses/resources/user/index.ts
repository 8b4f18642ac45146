import type { INodeProperties } from 'n8n-workflow';
import * as get from './get';
import * as getAll from './getAll';

export const operations = { get, getAll };

export const description: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['user'] } },
    options: [
      {
        name: 'Get',
        value: 'get',
        action: 'Get a user',
        description: 'Get a user with their licenses',
      },
      {
        name: 'Get Many',
        value: 'getAll',
        action: 'Get many users',
        description: 'Get the roster: users with their status and licenses',
      },
    ],
    default: 'getAll',
  },
  ...get.description,
  ...getAll.description,
];
