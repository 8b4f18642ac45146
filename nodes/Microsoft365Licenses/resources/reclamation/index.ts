import * as findCandidates from './findCandidates';
import * as reclaim from './reclaim';
import * as restore from './restore';
import { toResource } from '../resource';

export const reclamation = toResource({
  label: 'Reclamation',
  text: 'Find unused licenses, take them back, and give them back',
  resource: 'reclamation',
  operations: [findCandidates, reclaim, restore],
  defaultOperation: 'findCandidates',
});
