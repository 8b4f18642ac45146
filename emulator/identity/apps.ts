import { createHash, randomBytes, randomUUID, X509Certificate } from 'node:crypto';

/** An application registration in the tenant. */
export interface RegisteredApp {
  /** GUID. */
  clientId: string;
  /** Object id of its service principal; `oid` and `sub` of its tokens. */
  servicePrincipalId: string;
  displayName: string;
  secrets: AppSecret[];
  /** Public certificates, PEM. */
  certificates: string[];
  /** Application permissions asked for; in tokens only where `consent` is true. */
  permissions: string[];
  /** Whether an administrator has consented. */
  consent: boolean;
  disabled: boolean;
}

export interface AppSecret {
  /** The id that people paste in place of the value. */
  secretId: string;
  value: string;
  /** Null: does not expire. */
  expires: Date | null;
}

export type NewApp = Partial<Omit<RegisteredApp, 'secrets'>> & { secrets?: Array<Partial<AppSecret>> };

/** The tenant's app registrations; changes take effect with the next token. */
export class AppRegistry {
  private readonly apps = new Map<string, RegisteredApp>();

  /** Registers an app; what is not given is made up. Its first secret's value is `secrets[0].value`. */
  register(app: NewApp = {}): RegisteredApp {
    const registered: RegisteredApp = {
      clientId: app.clientId ?? randomUUID(),
      servicePrincipalId: app.servicePrincipalId ?? randomUUID(),
      displayName: app.displayName ?? 'Licence manager',
      secrets: (app.secrets ?? [{}]).map(completeSecret),
      certificates: [...(app.certificates ?? [])],
      permissions: [...(app.permissions ?? [])],
      consent: app.consent ?? true,
      disabled: app.disabled ?? false,
    };
    this.apps.set(registered.clientId.toLowerCase(), registered);
    return registered;
  }

  /** Changes a registration; throws where the client id is unknown. */
  update(clientId: string, changes: NewApp): RegisteredApp {
    const app = this.find(clientId);
    if (app === undefined) throw new Error(`No app is registered with client id ${clientId}.`);
    const { secrets, ...rest } = changes;
    Object.assign(app, rest);
    if (secrets !== undefined) app.secrets = secrets.map(completeSecret);
    return app;
  }

  find(clientId: string): RegisteredApp | undefined {
    return this.apps.get(clientId.toLowerCase());
  }

  all(): RegisteredApp[] {
    return [...this.apps.values()];
  }

  remove(clientId: string): void {
    this.apps.delete(clientId.toLowerCase());
  }
}

/** base64url of the SHA-256 of the certificate's DER: `x5t#S256` of a client assertion. */
export function sha256Thumbprint(pem: string): string {
  return createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
}

/** base64url of the SHA-1 of the certificate's DER: the legacy `x5t`. */
export function sha1Thumbprint(pem: string): string {
  return createHash('sha1').update(new X509Certificate(pem).raw).digest('base64url');
}

/** A secret in the form that Entra makes them. */
export function newSecret(): string {
  return `em8Q~${randomBytes(26).toString('base64url')}`;
}

function completeSecret(secret: Partial<AppSecret>): AppSecret {
  return {
    secretId: secret.secretId ?? randomUUID(),
    value: secret.value ?? newSecret(),
    expires: secret.expires ?? null,
  };
}
