import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { rosterProperties } from '../../../../licensing/roster/rosterItem';
import { productNameOptions } from '../../parameters/productNames';
import { readPropertyNames } from '../../roster/properties';

/** What a roster shows beyond its standard columns. */
export interface RosterOptions {
  includeDeleted: boolean;
  includeManager: boolean;
  includeSignInActivity: boolean;
  /** More Graph properties, by Graph's name. */
  fields: string[];
}

/** The `options` of `user: get` and `user: getAll`, which look for deleted users each in their own way. */
export const rosterOptions = (includeDeletedDescription: string): INodeProperties => ({
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  options: [
    {
      displayName: 'Fields',
      name: 'fields',
      type: 'string',
      default: '',
      placeholder: 'e.g. employeeId, officeLocation',
      description: 'More properties of users as Microsoft Graph names them, separated by commas',
    },
    {
      displayName: 'Include Deleted',
      name: 'includeDeleted',
      type: 'boolean',
      default: false,
      description: includeDeletedDescription,
    },
    {
      displayName: 'Include Manager',
      name: 'includeManager',
      type: 'boolean',
      default: false,
      description: 'Whether to return the manager of each user',
    },
    {
      displayName: 'Include Sign-In Activity',
      name: 'includeSignInActivity',
      type: 'boolean',
      default: false,
      description:
        'Whether to return when each user last signed in. Needs AuditLog.Read.All and Microsoft Entra ID P1; without them the users come without it, and a hint says so.',
    },
    ...productNameOptions,
  ],
});

/** @throws {Error} for fields that cannot be names of properties */
export function readRosterOptions(node: IExecuteFunctions, itemIndex: number): RosterOptions {
  const options = node.getNodeParameter('options', itemIndex, {});
  const fields = readPropertyNames(options.fields);
  return {
    includeDeleted: options.includeDeleted === true,
    includeManager: options.includeManager === true,
    includeSignInActivity: options.includeSignInActivity === true || fields.includes('signInActivity'),
    fields: fields.filter((field) => field !== 'signInActivity'),
  };
}

/** What `$select` must name for these options; signInActivity is asked for where it can be given. */
export function selectFor(options: RosterOptions): string[] {
  return [...new Set([...rosterProperties, ...options.fields])];
}
