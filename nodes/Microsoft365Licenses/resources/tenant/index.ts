import * as checkAccess from './checkAccess';
import { toResource } from '../resource';

export const tenant = toResource({
  label: 'Tenant',
  resource: 'tenant',
  operations: [checkAccess],
  defaultOperation: 'checkAccess',
});
