import type { Faults } from './faults/fault';
import type { AppRegistry } from './identity/apps';
import type { RequestLog } from './requestLog';
import type { NewTenant } from './options';
import type { Tenant } from './tenant/tenant';

/** A tenant, and what the emulator's app needs to reach it. */
export interface EmulatedTenant {
  /** Data of the n8n credential `microsoft365ClientCredentialsApi` for the default app, by secret. */
  readonly credential: SecretCredential;
  /** The same by certificate. */
  readonly certificateCredential: CertificateCredential;
  /** The live tenant: read it to know the truth, change it to set the scene. */
  readonly tenant: Tenant;
  /** The apps that are installed there: permissions and consent; in the first tenant also secrets, disabled. */
  readonly apps: AppRegistry;
}

/** A running emulator, and the first of its tenants. */
export interface Emulator extends EmulatedTenant {
  /** `http://127.0.0.1:{port}`; identity platform and Graph share one origin. */
  readonly url: string;
  readonly loginUrl: string;
  readonly graphUrl: string;
  /** All of them, the first one first. */
  readonly tenants: readonly EmulatedTenant[];
  /** Adds a tenant while the emulator runs. Throws RangeError where it is there already. */
  addTenant(given: NewTenant): EmulatedTenant;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Empties log, traffic, faults, quotas and the handlers' memory. The tenants keep their state. */
  reset(): void;
  /** Cuts every connection and frees the port. */
  stop(): Promise<void>;
}

interface CredentialBase {
  tenantId: string;
  clientId: string;
  cloud: 'custom';
  loginUrl: string;
  graphUrl: string;
}

export interface SecretCredential extends CredentialBase {
  authentication: 'clientSecret';
  clientSecret: string;
}

export interface CertificateCredential extends CredentialBase {
  authentication: 'certificate';
  /** PEM. */
  certificate: string;
  /** PEM, PKCS #8, not encrypted. */
  privateKey: string;
  passphrase: string;
}
