import * as checkAccess from './checkAccess';
import { toResource } from '../resource';

export const tenant = toResource({
  label: 'Tenant',
  text: 'What the app may do in the tenant',
  resource: 'tenant',
  operations: [checkAccess],
  defaultOperation: 'checkAccess',
});
