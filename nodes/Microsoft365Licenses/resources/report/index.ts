import { toResource } from '../resource';
import * as create from './create';

export const report = toResource({
  label: 'Report',
  resource: 'report',
  operations: [create],
  defaultOperation: 'create',
});
