import { toResource } from '../resource';
import * as create from './create';

export const report = toResource({
  label: 'Report',
  text: 'Seats, cost, savings and renewals as a page to send',
  resource: 'report',
  operations: [create],
  defaultOperation: 'create',
});
