import * as getAll from './getAll';
import { toResource } from '../resource';

export const license = toResource({
  label: 'License',
  resource: 'license',
  operations: [getAll],
  defaultOperation: 'getAll',
});
