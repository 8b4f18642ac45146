import * as getAll from './getAll';
import { toResource } from '../resource';

export const activity = toResource({
  label: 'Activity',
  text: 'When users were last active in the seven services',
  resource: 'activity',
  operations: [getAll],
  defaultOperation: 'getAll',
});
