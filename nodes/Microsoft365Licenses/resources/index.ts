import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../operation';
import { activity } from './activity';
import { license } from './license';
import { licenseAssignment } from './licenseAssignment';
import { reclamation } from './reclamation';
import { report } from './report';
import type { Resource } from './resource';
import { tenant } from './tenant';
import { user } from './user';

/** In the order in which one asks: what there is, who has it, who uses it, what can go; what to tell; last, what the app may do. */
const resources: readonly Resource[] = [
  license,
  user,
  activity,
  licenseAssignment,
  reclamation,
  report,
  tenant,
];

/** The router: resource -> operation; undefined where there is none of that name. */
export function findOperation(resource: string, operation: string): Operation | undefined {
  const operations = resources.find(({ value }) => value === resource)?.operations ?? {};
  return Object.hasOwn(operations, operation) ? operations[operation] : undefined;
}

export const resourceDescription: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: resources.map(({ name, value, text }) => ({ name, value, description: text })),
    default: 'user',
  },
  ...resources.flatMap(({ description }) => description),
];
