import * as get from './get';
import * as getAll from './getAll';
import { toResource } from '../resource';

export const user = toResource({
  label: 'User',
  resource: 'user',
  operations: [get, getAll],
  defaultOperation: 'getAll',
});
