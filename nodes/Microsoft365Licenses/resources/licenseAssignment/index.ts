import * as assign from './assign';
import * as getAll from './getAll';
import * as remove from './remove';
import * as replace from './replace';
import { toResource } from '../resource';

export const licenseAssignment = toResource({
  label: 'License Assignment',
  resource: 'licenseAssignment',
  operations: [assign, getAll, remove, replace],
  defaultOperation: 'getAll',
});
