import type { INodeProperties } from 'n8n-workflow';
import * as findCandidates from './findCandidates';
import * as reclaim from './reclaim';
import * as restore from './restore';

export const operations = { findCandidates, reclaim, restore };

export const description: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['reclamation'] } },
    options: [
      {
        name: 'Find Candidates',
        value: 'findCandidates',
        action: 'Find candidates for reclamation',
        description: 'Find users whose licenses can be taken back, with the reasons and the savings',
      },
      {
        name: 'Reclaim',
        value: 'reclaim',
        action: 'Reclaim licenses',
        description: 'Take licenses back from users, as a dry run or for real',
      },
      {
        name: 'Restore',
        value: 'restore',
        action: 'Restore reclaimed licenses',
        description: 'Give back exactly what Reclaim took',
      },
    ],
    default: 'findCandidates',
  },
  ...findCandidates.description,
  ...reclaim.description,
  ...restore.description,
];
