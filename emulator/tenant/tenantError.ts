/** A refusal by the tenant, in the words and with the code that Graph uses. Handlers turn it into Graph's error body. */
export class TenantError extends Error {
  override readonly name = 'TenantError';

  constructor(
    readonly status: 400 | 403 | 404 | 409,
    /** Graph's code: `Request_BadRequest`, `Request_ResourceNotFound`, `Directory_ConcurrencyViolation` ... */
    readonly code: string,
    message: string,
    /** Seconds; null: the answer carries no Retry-After. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

export function badRequest(message: string): TenantError {
  return new TenantError(400, 'Request_BadRequest', message);
}

export function notFound(id: string): TenantError {
  return new TenantError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}
