export interface TokenErrorFields {
  /**
   * `refused`: the identity platform said no. `unreachable`: it did not answer, or is busy. `invalid`: a field of the
   * credential cannot be right, found before anything was sent.
   */
  kind: 'refused' | 'unreachable' | 'invalid';
  /** `AADSTS7000215`, the socket's code, or ours. */
  code: string;
  traceId: string | null;
  correlationId: string | null;
}

const brand = 'n8n-nodes-microsoft365-licenses/TokenError';

/**
 * No token could be had. The message says what happened and what to do, all in one, because n8n's credential test shows
 * nothing but the message; it never holds a secret, key or token.
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

/** A field of the credential cannot be right. */
export function invalidCredential(code: string, message: string): TokenError {
  return new TokenError(message, { kind: 'invalid', code });
}
