import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import type { GraphCaller } from '.';
import { GraphError } from '../../../graph/errors';
import { isTokenError } from '../../../graph/tokenFailure';
import type { TokenError } from '../../../graph/tokenFailure';
import { readTokenClaims } from '../../../graph/tokenClaims';
import { readTokenAudience, tokenMark } from '../../../graph/tokenCredential';
import type { TokenAudience } from '../../../graph/tokenCredential';

export const credentialName = 'microsoft365ClientCredentialsApi';

/** The credential as one run uses it: decrypted once; n8n writes a newly minted token into `data`. */
export interface OpenCredential extends ICredentialsDecrypted {
  data: ICredentialDataDecryptedObject & { accessToken: string };
  audience: TokenAudience;
}

/** Items at which the credential is looked at; reading it costs n8n about 8 ms. */
const mostItemsCompared = 50;

/**
 * Reads the credential, and forgets a stored token of another tenant, app or cloud, or one that has expired.
 * @throws GraphError `SeveralTenants` where the credential means another tenant for another item; and for fields that
 * cannot be right.
 */
export async function openCredential(node: GraphCaller): Promise<OpenCredential> {
  const stored = await node.getCredentials(credentialName, 0);
  const audience = audienceOf(stored);
  await assertOneTenant(node, tokenMark(audience));
  const accessToken = isStillGood(stored, audience) ? stored.accessToken : '';
  return { id: '', name: credentialName, type: credentialName, data: { ...stored, accessToken }, audience };
}

async function assertOneTenant(node: GraphCaller, mark: string): Promise<void> {
  const itemCount = 'getInputData' in node ? node.getInputData().length : 1;
  const step = Math.max(1, Math.ceil(itemCount / mostItemsCompared));
  for (let index = itemCount - 1; index > 0; index -= step) {
    const other = audienceOf(await node.getCredentials(credentialName, index));
    if (tokenMark(other) !== mark) throw severalTenants();
  }
}

function severalTenants(): GraphError {
  return new GraphError({
    kind: 'refused',
    code: 'SeveralTenants',
    message: 'The credential names different tenants for different items, and one run works in one tenant.',
    description:
      'Put a Loop Over Items node with batch size 1 in front of this node, or call a sub-workflow once for each tenant.',
  });
}

function isStillGood(
  stored: ICredentialDataDecryptedObject,
  audience: TokenAudience,
): stored is ICredentialDataDecryptedObject & { accessToken: string } {
  if (typeof stored.accessToken !== 'string' || stored.issuedFor !== tokenMark(audience)) return false;
  const expiresAt = readTokenClaims(stored.accessToken)?.expiresAt ?? null;
  return expiresAt !== null && expiresAt > Date.now();
}

function audienceOf(stored: ICredentialDataDecryptedObject): TokenAudience {
  try {
    return readTokenAudience(stored);
  } catch (error) {
    throw isTokenError(error) ? invalidField(error) : error;
  }
}

function invalidField({ code, message }: TokenError): GraphError {
  return new GraphError({ kind: 'refused', code, message });
}
