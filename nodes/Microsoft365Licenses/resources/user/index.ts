import * as get from './get';
import * as getAll from './getAll';
import { toResource } from '../resource';

export const user = toResource({
  label: 'User',
  text: 'The users with their status and licenses',
  resource: 'user',
  operations: [get, getAll],
  defaultOperation: 'getAll',
});
