import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_REASON_CODES, rules } from '../../../../licensing/candidates/rules';
import { shownFor } from '../../parameters/shownFor';
import { priceOptions } from '../../parameters/prices';
import { productNameOptions } from '../../parameters/productNames';
import { readInParallelOption } from '../../parameters/readInParallel';
import { notForModels } from '../../parameters/notForModels';
import { outputParameter } from '../../parameters/output';
import { servicesParameter } from '../../parameters/services';
import { skusParameter } from '../../parameters/skus';
import { tenantIdOptions } from '../../parameters/tenantId';
import { userListParameter } from '../../parameters/user';

const reasons: INodeProperties = {
  displayName: 'Reasons',
  name: 'reasons',
  type: 'multiOptions',
  options: rules.map(({ label, code, description }) => ({ name: label, value: code, description })),
  default: [...DEFAULT_REASON_CODES],
  description: 'Why a license can be proposed',
};

const evidence: INodeProperties = {
  displayName: 'Evidence',
  name: 'evidence',
  type: 'multiOptions',
  options: [
    {
      name: 'Copilot',
      value: 'copilot',
      description: 'The Copilot usage report: who used Microsoft 365 Copilot',
    },
    {
      name: 'Desktop Apps',
      value: 'desktopApps',
      description: 'Activations and use of the Microsoft 365 apps on devices',
    },
    {
      name: 'Mailboxes',
      value: 'mailboxes',
      description: 'The mailbox usage report: shared mailboxes, rooms, size and archive',
    },
    {
      name: 'Services',
      value: 'services',
      description: 'The two activity reports; they are always read',
    },
    {
      name: 'Sign-Ins',
      value: 'signIns',
      description: 'The last successful sign-in; needs AuditLog.Read.All and Microsoft Entra ID P1',
    },
  ],
  default: ['services', 'signIns', 'desktopApps', 'copilot', 'mailboxes'],
  description:
    'Where to look for signs of use. Sources that the app may not read are left out with a hint, and make the proposals less certain.',
};

const exclude: INodeProperties = {
  displayName: 'Exclude',
  name: 'exclude',
  type: 'collection',
  placeholder: 'Add Exclusion',
  default: {},
  options: [
    {
      displayName: 'Admins',
      name: 'admins',
      type: 'boolean',
      default: true,
      description:
        'Whether to leave out everybody who has a Microsoft Entra role or is eligible for one. On unless turned off here.',
    },
    {
      displayName: 'Groups',
      name: 'groupList',
      type: 'fixedCollection',
      typeOptions: { multipleValues: true },
      placeholder: 'Add Group',
      default: {},
      description: 'Groups whose members are left out, members of nested groups included',
      options: [
        {
          displayName: 'Group',
          name: 'values',
          values: [
            {
              displayName: 'Group',
              name: 'group',
              type: 'resourceLocator',
              default: { mode: 'list', value: '' },
              description: 'Group whose members are left out',
              modes: [
                {
                  displayName: 'From List',
                  name: 'list',
                  type: 'list',
                  placeholder: 'Select a group...',
                  typeOptions: { searchListMethod: 'searchGroups', searchable: true },
                },
                {
                  displayName: 'By ID',
                  name: 'id',
                  type: 'string',
                  placeholder: 'e.g. 02bd9fd6-8f93-4758-87c3-1fb73740a315',
                  hint: 'The object ID of the group',
                },
              ],
            },
          ],
        },
      ],
    },
    {
      displayName: 'Groups by ID',
      name: 'groups',
      type: 'string',
      typeOptions: { rows: 3 },
      default: '',
      placeholder: 'e.g. 02bd9fd6-8f93-4758-87c3-1fb73740a315',
      description: 'Object IDs of groups whose members are left out, members of nested groups included',
      hint: 'Object IDs, separated by commas or lines',
    },
    { ...skusParameter, description: `Licenses that are never proposed. ${skusParameter.description}` },
    {
      ...userListParameter,
      displayName: 'Users',
      name: 'users',
      description: 'Users who are left out, such as service accounts and shared mailboxes',
    },
  ],
};

/** What stops a run, and from when on a license can be called unused; for an `options` collection. */
export const candidateLimitOptions: INodeProperties[] = [
  ...notForModels({
    displayName: 'Max Candidate Percent',
    name: 'maxCandidatePercent',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 100 },
    default: 50,
    description:
      'Stop if a larger share of the licensed users would be candidates: the data is then probably wrong',
  }),
  ...notForModels({
    displayName: 'Max Report Age (Days)',
    name: 'maxReportAgeDays',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 7,
    description: 'Stop if the usage reports are older than this',
  }),
  {
    displayName: 'Min Assigned Days',
    name: 'minAssignedDays',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 30,
    description: 'Licenses assigned more recently than this are not proposed as unused',
  },
  ...notForModels({
    displayName: 'Min Report Coverage Percent',
    name: 'minReportCoveragePercent',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 100 },
    default: 50,
    description:
      'Stop if the usage reports cover a smaller share of the users whose licenses they measure: they are then probably incomplete',
  }),
];

/** `more`: options that another form of candidates has not. */
const optionsWith = (...more: INodeProperties[]): INodeProperties => ({
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  options: [
    {
      displayName: 'Group By',
      name: 'groupBy',
      type: 'options',
      options: [
        { name: 'License', value: 'license', description: 'One item for each license of a user' },
        { name: 'User', value: 'user', description: 'One item per user, with all licenses' },
      ],
      default: 'user',
      description: 'What each item stands for',
    },
    {
      displayName: 'Include Manager',
      name: 'includeManager',
      type: 'boolean',
      default: false,
      description: 'Whether to return the manager of each user, for messages',
    },
    ...candidateLimitOptions,
    ...priceOptions,
    ...productNameOptions,
    readInParallelOption,
    ...more,
  ],
});

/** Who is a candidate, and by what. */
export const judgement: INodeProperties[] = [
  {
    displayName: 'Inactive Days',
    name: 'inactiveDays',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 90,
    description:
      'Days without activity from which a license counts as inactive, back from the date of the usage reports',
  },
  {
    ...servicesParameter,
    description:
      'Services whose use counts as activity. A license used only in other services is proposed for review, never for removal.',
  },
  reasons,
  evidence,
  exclude,
];

export const candidateParameters: INodeProperties[] = shownFor('reclamation', 'findCandidates', [
  ...judgement,
  outputParameter,
  optionsWith(...tenantIdOptions),
]);

/** What `readCandidateRequest` reads; for another form than that of Find Candidates. */
export const candidateFields: INodeProperties[] = [...judgement, optionsWith()];
