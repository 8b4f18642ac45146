import * as assign from './assign';
import * as getAll from './getAll';
import * as remove from './remove';
import * as replace from './replace';
import { toResource } from '../resource';

export const licenseAssignment = toResource({
  label: 'License Assignment',
  text: 'Who has which license and whether it is used; assign, remove and replace licenses',
  resource: 'licenseAssignment',
  operations: [getAll, assign, remove, replace],
  defaultOperation: 'getAll',
});
