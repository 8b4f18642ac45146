import type { INodeProperties } from 'n8n-workflow';
import * as checkAccess from './checkAccess';

export const operations = { checkAccess };

export const description: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['tenant'] } },
    options: [
      {
        name: 'Check Access',
        value: 'checkAccess',
        action: 'Check the access of the app',
        description: 'Check which tasks the app may do and whether usage reports conceal names',
      },
    ],
    default: 'checkAccess',
  },
  ...checkAccess.description,
];
