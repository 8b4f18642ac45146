import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { MOST_SKUS_IN_A_FILTER, userFilter, type UserFilter } from '../../../../graph/directory/userFilter';
import type { RosterFilter } from '../../../../licensing/roster/rosterFilter';
import { readSkus, skusParameter } from '../../parameters/skus';

const statuses = ['any', 'active', 'blocked', 'deleted'] as const;
const userTypes = ['any', 'member', 'guest'] as const;
const licenceStates = ['any', 'licensed', 'unlicensed'] as const;

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
      displayName: 'OData Filter',
      name: 'odataFilter',
      type: 'string',
      default: '',
      placeholder: "e.g. department eq 'Sales'",
      description: 'A filter on users in the language of Microsoft Graph; the other filters apply as well',
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

export interface RosterFilters extends RosterFilter {
  odataFilter: string;
}

/** Whether the filters name SKUs, so that the tenant's must be known before users are asked for. */
export function namesSkus(node: IExecuteFunctions, itemIndex: number): boolean {
  const { skus } = readCollection(node, itemIndex);
  return Array.isArray(skus) ? skus.length > 0 : Boolean(skus);
}

/** @throws {Error} for an unknown choice, and for a SKU that the tenant does not have */
export function readRosterFilters(
  node: IExecuteFunctions,
  itemIndex: number,
  tenantSkus: readonly SubscribedSku[],
): RosterFilters {
  const filters = readCollection(node, itemIndex);
  return {
    accountStatus: readChoice(filters.accountStatus, statuses, 'Account Status'),
    userType: readChoice(filters.userType, userTypes, 'User Type'),
    licensed: readChoice(filters.licensed, licenceStates, 'Licensed'),
    skuIds: readSkus(filters.skus, tenantSkus, 'the filter Licenses').map(({ skuId }) => skuId),
    odataFilter: typeof filters.odataFilter === 'string' ? filters.odataFilter.trim() : '',
  };
}

/** What Graph is asked to decide of the filters. */
export interface SplitFilters extends UserFilter {
  /** False: every user that Graph gives is wanted. */
  isPartial: boolean;
}

/**
 * Graph decides what it can. Left to us are members (accounts without a user type would be lost), long lists of SKUs
 * (Graph bounds the clauses of a filter) and, together with managers, licences: they need an advanced query, which
 * cannot expand managers.
 */
export function splitFilters(filters: RosterFilters, includeManager: boolean): SplitFilters {
  const { accountStatus, userType, licensed, skuIds, odataFilter } = filters;
  const asksForSkus = !includeManager && skuIds.length <= MOST_SKUS_IN_A_FILTER;
  const asksForLicensed = !includeManager && licensed !== 'any';
  return {
    ...userFilter({
      accountEnabled:
        accountStatus === 'any' || accountStatus === 'deleted' ? undefined : accountStatus === 'active',
      guestsOnly: userType === 'guest',
      licensed: asksForLicensed ? licensed === 'licensed' : undefined,
      skuIds: asksForSkus ? skuIds : [],
      odataFilter: odataFilter === '' ? undefined : odataFilter,
    }),
    isPartial:
      userType === 'member' ||
      (licensed !== 'any' && !asksForLicensed) ||
      (skuIds.length > 0 && !asksForSkus),
  };
}

function readCollection(node: IExecuteFunctions, itemIndex: number): IDataObject {
  return node.getNodeParameter('filters', itemIndex, {});
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
