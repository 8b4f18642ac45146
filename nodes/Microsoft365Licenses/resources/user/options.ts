import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { RosterItem } from '../../../../licensing/roster/rosterItem';
import type { RosterOptions } from '../../../../usecases/roster/rosterRequest';
import type { FlatLists } from '../../parameters/output';
import { productNameOptions } from '../../parameters/productNames';
import { tenantIdOptions } from '../../parameters/tenantId';
import { readTextList } from '../../parameters/textList';

/** The `options` of `user: get` and `user: getAll`, which look for deleted users each in their own way. */
export const rosterOptions = (
  includeDeletedDescription: string,
  ...more: readonly INodeProperties[]
): INodeProperties => ({
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
    ...more,
    ...tenantIdOptions,
  ],
});

/** Of the output of both operations. */
export const compactUserFields = [
  'displayName',
  'userId',
  'status',
  'userType',
  'department',
  'licenseNames',
] as const;

/** The names in the column of licenses, where it is flat. */
export const flatUserLists: FlatLists<object> = {
  licenseNames: (user) => (user as RosterItem).assignedLicenses.map(({ name }) => name),
};

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

const propertyName = /^[A-Za-z]\w*$/;

/**
 * More Graph properties of users, by name.
 * @throws {Error} for what cannot be the name of a property
 */
function readPropertyNames(value: unknown): string[] {
  const names = readTextList(value, 'Fields');
  const wrong = names.find((name) => !propertyName.test(name));
  if (wrong !== undefined) {
    throw new Error(
      `"${wrong}" in Fields is not the name of a user property. Give names as Microsoft Graph writes them, such as employeeId or officeLocation.`,
    );
  }
  return names;
}
