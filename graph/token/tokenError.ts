export interface TokenErrorFields {
  /**
   * `refused`: the identity platform refused. `unreachable`: it did not respond, or is busy. `invalid`: a field of the
   * credential is wrong, and nothing was sent.
   */
  kind: 'refused' | 'unreachable' | 'invalid';
  /** The identity platform's (`AADSTS7000215`), the socket's (`ECONNRESET`), or ours (`InvalidUrl`). */
  code: string;
  traceId: string | null;
  correlationId: string | null;
}

const brand = 'n8n-nodes-microsoft365-licenses/TokenError';

/**
 * Why there is no token. The message alone says what happened and what to do, because n8n's credential test shows
 * nothing else. It never holds a secret, key or token.
 */
export class TokenError extends Error implements TokenErrorFields {
  readonly brand = brand;
  readonly kind: TokenErrorFields['kind'];
  readonly code: string;
  readonly traceId: string | null;
  readonly correlationId: string | null;

  constructor(
    message: string,
    {
      kind,
      code,
      traceId,
      correlationId,
    }: Partial<TokenErrorFields> & Pick<TokenErrorFields, 'kind' | 'code'>,
  ) {
    super(message);
    this.name = 'TokenError';
    this.kind = kind;
    this.code = code;
    this.traceId = traceId ?? null;
    this.correlationId = correlationId ?? null;
  }

  toJSON(): TokenErrorFields & { message: string } {
    const { message, kind, code, traceId, correlationId } = this;
    return { message, kind, code, traceId, correlationId };
  }
}

export function isTokenError(error: unknown): error is TokenError {
  return error instanceof Error && 'brand' in error && error.brand === brand;
}

export function invalidCredential(code: string, message: string): TokenError {
  return new TokenError(message, { kind: 'invalid', code });
}

/** Where n8n keeps the request from the login host by the credential's allowed domains, a sentence that says so. */
export function withDomainRefusalExplained(error: unknown, url: string): unknown {
  const isRefusal = error instanceof Error && /^(Domain not allowed|No allowed domains)/.test(error.message);
  if (!isRefusal) return error;
  const { hostname } = new URL(url);
  return invalidCredential(
    'DomainNotAllowed',
    `The credential allows requests to certain domains only, and ${hostname}, where tokens come from, is not among them. Add ${hostname} to "Allowed Domains" of the credential, or allow all.`,
  );
}
