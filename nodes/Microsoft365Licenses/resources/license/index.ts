import * as getAll from './getAll';
import { toResource } from '../resource';

export const license = toResource({
  name: 'Get Many',
  value: 'license',
  operations: [getAll],
  defaultOperation: 'getAll',
});
