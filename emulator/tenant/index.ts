export { planIdOf, reportedProductName, skuFromCatalog, skuIdOf, subscriptionOf } from './catalog/catalogSku';
export { createTenant, type ContosoOptions } from './contoso/createTenant';
export { emptyTenant, type EmptyTenantOptions } from './emptyTenant';
export { assignmentOf } from './licenseAssignment';
export { Ledger, type Activation, type LedgerService } from './ledger';
export { Tenant, type TenantOptions } from './tenant';
export { TenantError } from './tenantError';
