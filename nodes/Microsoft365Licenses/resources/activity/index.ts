import * as getAll from './getAll';
import { toResource } from '../resource';

export const activity = toResource({
  label: 'Activity',
  resource: 'activity',
  operations: [getAll],
  defaultOperation: 'getAll',
});
