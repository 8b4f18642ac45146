import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { RosterRequest } from '../../../../usecases/roster/listUsers';
import { skusParameter } from '../../parameters/skus';
import { readTextList } from '../../parameters/textList';

const statuses = ['any', 'active', 'blocked', 'deleted'] as const;
const userTypes = ['any', 'member', 'guest'] as const;
const licenseStates = ['any', 'licensed', 'unlicensed'] as const;

/** The `filters` of `user: getAll`. */
export const rosterFilters: INodeProperties = {
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add Filter',
  default: {},
  options: [
    {
      displayName: 'Account Status',
      name: 'accountStatus',
      type: 'options',
      options: [
        { name: 'Active', value: 'active' },
        { name: 'Any', value: 'any' },
        { name: 'Blocked', value: 'blocked' },
        { name: 'Deleted', value: 'deleted', description: 'Deleted in the last 30 days' },
      ],
      default: 'any',
      description: 'Whether the account can sign in, is blocked, or was deleted',
    },
    {
      displayName: 'Licensed',
      name: 'licensed',
      type: 'options',
      options: [
        { name: 'Any', value: 'any' },
        { name: 'Licensed', value: 'licensed' },
        { name: 'Unlicensed', value: 'unlicensed' },
      ],
      default: 'any',
      description: 'Whether the user has at least one license',
    },
    { ...skusParameter, description: `Users that have any of these licenses. ${skusParameter.description}` },
    {
      displayName: 'Microsoft Graph Filter',
      name: 'odataFilter',
      type: 'string',
      default: '',
      placeholder: "e.g. department eq 'Sales'",
      description: 'OData filter of Microsoft Graph on users. The other filters apply as well.',
    },
    {
      displayName: 'User Type',
      name: 'userType',
      type: 'options',
      options: [
        { name: 'Any', value: 'any' },
        { name: 'Guest', value: 'guest' },
        { name: 'Member', value: 'member' },
      ],
      default: 'any',
      description:
        'Members of the organization or guests. An account without a user type counts as a member.',
    },
  ],
};

/** @throws {Error} for an unknown choice, and for SKUs that are no list of texts */
export function readRosterFilters(
  node: IExecuteFunctions,
  itemIndex: number,
): Pick<RosterRequest, 'filters' | 'skuNames'> {
  const filters = node.getNodeParameter('filters', itemIndex, {});
  return {
    filters: {
      accountStatus: readChoice(filters.accountStatus, statuses, 'Account Status'),
      userType: readChoice(filters.userType, userTypes, 'User Type'),
      licensed: readChoice(filters.licensed, licenseStates, 'Licensed'),
      odataFilter: typeof filters.odataFilter === 'string' ? filters.odataFilter.trim() : '',
    },
    skuNames: readTextList(filters.skus, 'the filter Licenses'),
  };
}

function readChoice<Choice extends string>(
  value: unknown,
  choices: readonly [Choice, ...Choice[]],
  label: string,
): Choice {
  if (value === undefined || value === null || value === '') return choices[0];
  const choice = choices.find((known) => known === value);
  if (choice) return choice;
  throw new Error(`${label} cannot be ${JSON.stringify(value)}. It is one of ${choices.join(', ')}.`);
}
