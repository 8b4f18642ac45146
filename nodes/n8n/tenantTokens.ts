import type { ICredentialDataDecryptedObject, IN8nHttpFullResponse } from 'n8n-workflow';
import type { GraphError } from '../../graph/http/graphError';
import type { Timing } from '../../graph/http/timing';
import { acquireToken, type AcquiredToken } from '../../graph/token/acquireToken';
import { credentialFingerprint } from '../../graph/token/credential';
import type { TokenHttp } from '../../graph/token/msalNetwork';
import { isTokenError, withDomainRefusalExplained } from '../../graph/token/tokenError';
import { allowedDomainsOf } from './allowedDomains';
import type { GraphCaller } from './credential';
import { tokenFailure } from './credentialFailure';
import { withDeadline } from './deadline';

type KeptToken = Pick<AcquiredToken, 'accessToken' | 'expiresAt'>;

/**
 * Tokens of tenants other than the credential's own, whose token n8n stores. They live as long as the n8n process, by the
 * fingerprint of the very fields that they were issued for, tenant and secret included: no other fields find them.
 */
const keptTokens = new Map<string, KeptToken>();

/** More than a provider has customers; the oldest goes first. */
const mostKept = 1_000;

/** A token is not used for a request that it might not outlive. */
const marginMs = 60_000;

/** For the whole answer of the login. */
const deadlineMs = 60_000;

/** The tokens of one tenant in one run. */
export interface TenantTokens {
  /** The one that is kept, or a new one. Requests side by side share a new one. */
  current(): Promise<string>;
  /** A newer one than `refused`, which Graph did not accept. */
  renewed(refused: string): Promise<string>;
  /** A new one, with what has been granted by now. */
  fresh(): Promise<string>;
}

/**
 * `fields`: those of the credential, with the tenant that the tokens are for. Every method throws a GraphError where no
 * token can be had.
 */
export function tenantTokens(
  node: GraphCaller,
  fields: ICredentialDataDecryptedObject,
  timing: Pick<Timing, 'now' | 'isCancelled'>,
): TenantTokens {
  const key = credentialFingerprint(fields);
  let minting: Promise<string> | null = null;
  let refusal: GraphError | null = null;

  const mint = async () => {
    try {
      const { accessToken, expiresAt } = await acquireToken(fields, loginHttp(node, fields), timing);
      keep(key, { accessToken, expiresAt });
      return accessToken;
    } catch (error) {
      const failure = isTokenError(error) ? tokenFailure(error) : null;
      if (failure?.kind === 'refused') refusal = failure;
      throw failure ?? error;
    } finally {
      minting = null;
    }
  };
  const mintOnce = () => (minting ??= mint());
  const kept = () => {
    const token = keptTokens.get(key);
    return token && token.expiresAt > timing.now() + marginMs ? token.accessToken : null;
  };
  const current = async () => {
    const token = kept();
    if (token !== null) return token;
    // A tenant without consent refuses each of its items alike: it is asked once in a run.
    if (refusal !== null) throw refusal;
    return mintOnce();
  };

  return {
    current,
    fresh: mintOnce,
    async renewed(refused) {
      // Another request may have renewed it meanwhile.
      if (kept() === refused) keptTokens.delete(key);
      return current();
    },
  };
}

function keep(key: string, token: KeptToken): void {
  keptTokens.delete(key);
  keptTokens.set(key, token);
  const [oldest] = keptTokens.keys();
  if (keptTokens.size > mostKept && oldest !== undefined) keptTokens.delete(oldest);
}

/** As n8n sends the token requests of a credential: its proxies and the allowed domains of the credential apply. */
function loginHttp(node: GraphCaller, fields: ICredentialDataDecryptedObject): TokenHttp {
  const cancel = 'getExecutionCancelSignal' in node ? node.getExecutionCancelSignal() : undefined;
  return async ({ method, url, headers, body }) => {
    try {
      const response = await withDeadline(deadlineMs, cancel, async (signal) => {
        const answer: unknown = await node.helpers.httpRequest({
          method,
          url,
          headers,
          body,
          timeout: deadlineMs,
          abortSignal: signal,
          allowedDomains: allowedDomainsOf(fields),
          returnFullResponse: true,
          ignoreHttpStatusErrors: true,
          // A redirect would send the secret in the body to another host.
          disableFollowRedirect: true,
        });
        return answer as IN8nHttpFullResponse;
      });
      return { status: response.statusCode, headers: response.headers, body: response.body };
    } catch (error) {
      throw withDomainRefusalExplained(error, url);
    }
  };
}
