import type { GraphQuery } from '../incoming';
import { tooManyRequests } from './errors';
import type { GraphRoute } from './handler';
import { TokenBucket } from './tokenBucket';

/** Resource units per 10 s and app, by size of the tenant; writes per 150 s. */
const limits = {
  resourceUnits: (users: number) => (users < 50 ? 3500 : users <= 500 ? 5000 : 8000),
  resourceUnitWindow: 10_000,
  writes: 3000,
  writeWindow: 150_000,
  /** Share of a limit above which answers carry x-ms-throttle-limit-percentage. */
  warnAbove: 0.8,
};

export interface ThrottledRequest {
  clientId: string;
  tenantId: string;
  users: number;
  resourceUnits: number;
  write: boolean;
  now: Date;
}

/**
 * The identity and access limits per app and tenant, as token buckets.
 *
 * Microsoft's page: "Microsoft Graph service-specific throttling limits", identity and access.
 */
export class Throttle {
  private readonly apps = new Map<string, { resourceUnits: TokenBucket; writes: TokenBucket }>();

  constructor(private readonly enabled: boolean) {}

  /** Headers for the answer. Throws GraphError 429 where a limit is reached; a refused request costs nothing. */
  admit(request: ThrottledRequest): Record<string, string> {
    const headers: Record<string, string> = { 'x-ms-resource-unit': String(request.resourceUnits) };
    if (!this.enabled) return headers;
    const now = request.now.getTime();
    const { resourceUnits, writes } = this.buckets(request);
    if (request.write && writes.used(now) > 1 - 1 / limits.writes) {
      throw refusal(request, 'WriteLimitExceeded', writes.secondsUntil(1, now));
    }
    if (!resourceUnits.take(request.resourceUnits, now)) {
      throw refusal(
        request,
        'ResourceUnitLimitExceeded',
        resourceUnits.secondsUntil(request.resourceUnits, now),
      );
    }
    if (request.write) writes.take(1, now);
    const used = Math.max(resourceUnits.used(now), request.write ? writes.used(now) : 0);
    if (used > limits.warnAbove) headers['x-ms-throttle-limit-percentage'] = used.toFixed(2);
    return headers;
  }

  reset(): void {
    this.apps.clear();
  }

  private buckets({ clientId, users }: ThrottledRequest) {
    let buckets = this.apps.get(clientId);
    if (buckets === undefined) {
      buckets = {
        resourceUnits: new TokenBucket(limits.resourceUnits(users), limits.resourceUnitWindow),
        writes: new TokenBucket(limits.writes, limits.writeWindow),
      };
      this.apps.set(clientId, buckets);
    }
    return buckets;
  }
}

/** Cost of a request: $select makes it one cheaper, $expand one dearer, $top below 20 one cheaper; never below 1. */
export function resourceUnitsOf(route: GraphRoute, query: GraphQuery): number {
  const base = route.resourceUnits ?? 1;
  if (base === 0 || route.method !== 'GET') return base;
  const top = Number(query.get('$top') ?? Number.NaN);
  const cost = base - (query.has('$select') ? 1 : 0) + (query.has('$expand') ? 1 : 0) - (top < 20 ? 1 : 0);
  return Math.max(1, cost);
}

function refusal(request: ThrottledRequest, information: string, seconds: number) {
  return tooManyRequests({
    'Retry-After': String(seconds),
    'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${request.clientId}/${request.tenantId}`,
    'x-ms-throttle-information': information,
  });
}
