import type { FaultBook } from './faults/faultBook';
import type { Throttle } from './graph/throttle';
import type { VerifiedTokens } from './graph/authentication';
import type { AppRegistry } from './identity/apps';
import type { SigningKey } from './identity/signingKey';
import type { NewTenant, ResolvedOptions } from './options';
import type { RequestLog } from './requestLog';
import type { Tenant } from './tenant/tenant';
import type { TenantList } from './tenantList';
import type { Traffic } from './traffic';

/** Everything that one running emulator holds, as the requests of one of its tenants see it. */
export interface EmulatorState {
  options: ResolvedOptions;
  tenant: Tenant;
  /** This and the others. */
  tenants: TenantList<EmulatorState>;
  apps: AppRegistry;
  signingKey: SigningKey;
  tokens: VerifiedTokens;
  throttle: Throttle;
  faults: FaultBook;
  requests: RequestLog;
  /** Of all tenants together. */
  traffic: Traffic;
  memory: Map<string, unknown>;
  /** `http://127.0.0.1:{port}`. */
  origin: string;
  /** Adds a tenant. Throws RangeError where it is there already. */
  addTenant(given: NewTenant): EmulatorState;
  /** Empties log, traffic, faults, and the quotas and memory of every tenant. */
  reset(): void;
  now(): Date;
  /** Resolves after the given real milliseconds, or at once when the emulator stops. */
  wait(milliseconds: number): Promise<void>;
}
