import type { FaultBook } from './faults/faultBook';
import type { Throttle } from './graph/throttle';
import type { VerifiedTokens } from './graph/authentication';
import type { AppRegistry } from './identity/apps';
import type { SigningKey } from './identity/signingKey';
import type { ResolvedOptions } from './options';
import type { RequestLog } from './requestLog';
import type { Tenant } from './tenant/tenant';

/** Everything that one running emulator holds; passed to whatever serves a request. */
export interface EmulatorState {
  options: ResolvedOptions;
  tenant: Tenant;
  apps: AppRegistry;
  signingKey: SigningKey;
  tokens: VerifiedTokens;
  throttle: Throttle;
  faults: FaultBook;
  requests: RequestLog;
  memory: Map<string, unknown>;
  /** `http://127.0.0.1:{port}`. */
  origin: string;
  /** Empties log, faults, quotas and the handlers' memory. */
  reset(): void;
  now(): Date;
  /** Resolves after the given real milliseconds, or at once when the emulator stops. */
  wait(milliseconds: number): Promise<void>;
}
