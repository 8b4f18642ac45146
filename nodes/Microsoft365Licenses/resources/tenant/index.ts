import * as checkAccess from './checkAccess';
import { toResource } from '../resource';

export const tenant = toResource({
  name: 'Tenant',
  value: 'tenant',
  operations: [checkAccess],
  defaultOperation: 'checkAccess',
});
