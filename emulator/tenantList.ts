import type { Incoming } from './incoming';
import type { Tenant } from './tenant/tenant';

/** The tenants of one emulator, by what their requests see. */
export class TenantList<State extends { tenant: Tenant }> {
  private readonly further: State[] = [];

  constructor(readonly first: State) {}

  add(state: State): void {
    this.further.push(state);
  }

  all(): State[] {
    return [this.first, ...this.further];
  }

  /** By id or by verified domain; null where there is none. */
  named(name: string): State | null {
    const wanted = name.toLowerCase();
    const isWanted = ({ tenant: { organization } }: State) =>
      [organization.id, ...organization.verifiedDomains.map((domain) => domain.name)].some(
        (own) => own.toLowerCase() === wanted,
      );
    return this.all().find(isWanted) ?? null;
  }

  /** The tenant that a request is for, by its token, its login address or its download ticket; else the first. */
  addressed({ path, headers }: Incoming): State {
    const name = /^\/(v1\.0|beta)(\/|$)/i.test(path)
      ? tenantOfToken(headers.authorization)
      : (tenantOfTicket(path) ?? path.split('/')[1]);
    return this.named(name ?? '') ?? this.first;
  }
}

/** The part of a download ticket that leads to the tenant. */
export function ticketPrefix(tenant: Tenant): string {
  return tenant.organization.id.replaceAll('-', '');
}

function tenantOfTicket(path: string): string | null {
  const prefix = /^\/data\/download\/([0-9a-f]{32})/.exec(path)?.[1];
  return prefix?.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') ?? null;
}

/** As the token says; whether it may say so is seen later, with its signature. */
function tenantOfToken(authorization: string | undefined): string | null {
  const payload = authorization?.split('.')[1] ?? '';
  try {
    const { tid } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { tid?: unknown };
    return typeof tid === 'string' ? tid : null;
  } catch {
    return null;
  }
}
