import * as assign from './assign';
import * as getAll from './getAll';
import * as remove from './remove';
import * as replace from './replace';
import { toResource } from '../resource';

export const licenseAssignment = toResource({
  name: 'Get Many',
  value: 'licenseAssignment',
  operations: [assign, getAll, remove, replace],
  defaultOperation: 'getAll',
});
