import * as getAll from './getAll';
import { toResource } from '../resource';

export const license = toResource({
  label: 'License',
  text: 'What the tenant has: seats, dates and cost',
  resource: 'license',
  operations: [getAll],
  defaultOperation: 'getAll',
});
