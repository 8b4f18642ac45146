import { userProperty } from '../graph/users/properties';
import type { TenantUser } from '../tenant/model';
import type { Tenant } from '../tenant/tenant';

interface Lag {
  before: TenantUser;
  properties: readonly string[];
  /** Answers that still show the state before. */
  readsLeft: number;
  /** Milliseconds since 1970. */
  until: number;
}

/** Users whose recent write some properties of the answers do not show yet. */
export class LagBook {
  private readonly lags = new Map<string, Lag>();

  clear(): void {
    this.lags.clear();
  }

  /** A second write within the lag does not reveal the first one early. */
  begin(before: TenantUser, lag: Omit<Lag, 'before'>): void {
    this.lags.set(before.id, { ...lag, before: this.lags.get(before.id)?.before ?? before });
  }

  /** The body of an answer to a read, with the old values where a lag holds; each user in it counts as one read. */
  rewrite(body: string, tenant: Tenant, now: number): string {
    for (const [id, { until }] of this.lags) if (until <= now) this.lags.delete(id);
    if (this.lags.size === 0) return body;
    const parsed = JSON.parse(body) as Record<string, unknown>;
    const rows = Array.isArray(parsed.value) ? (parsed.value as unknown[]) : [parsed];
    for (const row of rows) this.rewriteRow((row ?? {}) as Record<string, unknown>, tenant);
    return JSON.stringify(parsed);
  }

  private rewriteRow(row: Record<string, unknown>, tenant: Tenant): void {
    const lag = this.lags.get(String(row.id));
    const shown = lag?.properties.filter((name) => name in row) ?? [];
    if (lag === undefined || shown.length === 0) return;
    for (const name of shown) row[name] = userProperty(name)?.read(lag.before, tenant);
    lag.readsLeft -= 1;
    if (lag.readsLeft <= 0) this.lags.delete(lag.before.id);
  }
}
