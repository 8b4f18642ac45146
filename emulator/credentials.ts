import type { CertificateCredential, SecretCredential } from './emulator';
import type { RegisteredApp } from './identity/apps';
import type { AppCertificate } from './identity/certificate';
import type { Tenant } from './tenant/tenant';

/** What an app proves itself by, the same in all tenants. */
export interface AppProof {
  clientSecret: string;
  certificate: AppCertificate;
}

/** The data of n8n's credential for the app in a tenant, by secret and by certificate. */
export function credentialsFor(
  url: string,
  tenant: Tenant,
  { clientId }: RegisteredApp,
  { clientSecret, certificate: { certificate, privateKey } }: AppProof,
): { credential: SecretCredential; certificateCredential: CertificateCredential } {
  const common = {
    tenantId: tenant.organization.id,
    clientId,
    cloud: 'custom' as const,
    loginUrl: url,
    graphUrl: url,
  };
  return {
    credential: { authentication: 'clientSecret', ...common, clientSecret },
    certificateCredential: {
      authentication: 'certificate',
      ...common,
      certificate,
      privateKey,
      passphrase: '',
    },
  };
}
