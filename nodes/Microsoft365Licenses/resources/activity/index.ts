import * as getAll from './getAll';
import { toResource } from '../resource';

export const activity = toResource({
  name: 'Get Many',
  value: 'activity',
  operations: [getAll],
  defaultOperation: 'getAll',
});
