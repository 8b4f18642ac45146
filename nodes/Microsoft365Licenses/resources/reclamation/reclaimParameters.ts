import type { INodeProperties } from 'n8n-workflow';
import { dryRunParameter } from '../../parameters/dryRun';
import { maxUsersOption } from '../../parameters/maxUsers';
import { notForModels } from '../../parameters/notForModels';
import { noteOption } from '../../parameters/note';
import { shownFor } from '../../parameters/shownFor';
import { productNameOptions } from '../../parameters/productNames';
import { skusParameter } from '../../parameters/skus';
import { tenantIdOptions } from '../../parameters/tenantId';
import { userListParameter, userParameter } from '../../parameters/user';

export const reclaimParameters: INodeProperties[] = shownFor('reclamation', 'reclaim', [
  {
    ...userParameter,
    default: { mode: 'id', value: '={{ $json.id || $json.userId }}' },
    description: 'The user to take licenses from. By default, the user of the input item.',
  },
  {
    displayName: 'Licenses to Remove',
    name: 'licenses',
    type: 'options',
    options: [
      {
        name: 'All Direct',
        value: 'all',
        description: 'Every license that is assigned directly to the user',
      },
      {
        name: 'Proposed',
        value: 'proposed',
        description: 'The licenses of the input item that Find Candidates gave the action "remove"',
      },
      {
        name: 'Selected',
        value: 'selected',
        description: 'The licenses chosen below, where the user has them directly',
      },
    ],
    default: 'proposed',
    description: 'Which licenses to take back. Licenses inherited from a group are never touched.',
  },
  { ...skusParameter, required: true, displayOptions: { show: { licenses: ['selected'] } } },
  ...notForModels(dryRunParameter('removed')),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      ...notForModels(maxUsersOption),
      noteOption,
      ...productNameOptions,
      ...notForModels({
        ...userListParameter,
        displayName: 'Protect',
        name: 'protect',
        description: 'Users who lose no license in this step, whatever the items say',
      }),
      ...notForModels({
        displayName: 'Recheck Activity',
        name: 'recheckActivity',
        type: 'boolean',
        default: true,
        description:
          'Whether to read fresh usage reports, and keep licenses that were proposed as unused but have been used since',
      }),
      ...tenantIdOptions,
    ],
  },
]);
