import * as findCandidates from './findCandidates';
import * as reclaim from './reclaim';
import * as restore from './restore';
import { toResource } from '../resource';

export const reclamation = toResource({
  label: 'Reclamation',
  text: 'Find what lies unused, take it back, give it back',
  resource: 'reclamation',
  operations: [findCandidates, reclaim, restore],
  defaultOperation: 'findCandidates',
});
