import * as getAll from './getAll';
import { toResource } from '../resource';

export const activity = toResource({
  label: 'Activity',
  text: 'When users were last active in Exchange, Teams and the other services',
  resource: 'activity',
  operations: [getAll],
  defaultOperation: 'getAll',
});
