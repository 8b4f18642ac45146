import * as getAll from './getAll';
import { toResource } from '../resource';

export const license = toResource({
  label: 'License',
  text: 'The licenses of the tenant with their seats, dates and cost',
  resource: 'license',
  operations: [getAll],
  defaultOperation: 'getAll',
});
