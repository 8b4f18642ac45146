import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../operation';
import * as activity from './activity';
import * as license from './license';
import * as licenseAssignment from './licenseAssignment';
import * as reclamation from './reclamation';
import * as tenant from './tenant';
import * as user from './user';

/** The router: resource -> operation -> what runs it. */
export const operationTable: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  activity: activity.operations,
  license: license.operations,
  licenseAssignment: licenseAssignment.operations,
  reclamation: reclamation.operations,
  tenant: tenant.operations,
  user: user.operations,
};

export const resourceDescription: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Activity', value: 'activity' },
      { name: 'License', value: 'license' },
      { name: 'License Assignment', value: 'licenseAssignment' },
      { name: 'Reclamation', value: 'reclamation' },
      { name: 'Tenant', value: 'tenant' },
      { name: 'User', value: 'user' },
    ],
    default: 'user',
  },
  ...activity.description,
  ...license.description,
  ...licenseAssignment.description,
  ...reclamation.description,
  ...tenant.description,
  ...user.description,
];
