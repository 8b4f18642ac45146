import type { Faults } from './faults/fault';
import type { AppRegistry } from './identity/apps';
import type { RequestLog } from './requestLog';
import type { Tenant } from './tenant/tenant';

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:{port}`; identity platform and Graph share one origin. */
  readonly url: string;
  readonly loginUrl: string;
  readonly graphUrl: string;
  /** Data of the n8n credential `microsoft365ClientCredentialsApi` for the default app, by secret. */
  readonly credential: SecretCredential;
  /** The same by certificate. */
  readonly certificateCredential: CertificateCredential;
  /** The live tenant: read it to know the truth, change it to set the scene. */
  readonly tenant: Tenant;
  /** App registrations: permissions, secrets, consent, disabled. */
  readonly apps: AppRegistry;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Empties log, faults, quotas and the handlers' memory. The tenant keeps its state. */
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
