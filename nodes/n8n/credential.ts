import type {
  ICredentialDataDecryptedObject,
  ICredentialsDecrypted,
  IPollFunctions,
  ILoadOptionsFunctions,
  IExecuteFunctions,
} from 'n8n-workflow';
import { GraphError } from '../../graph/http/graphError';
import { isTokenError } from '../../graph/token/tokenError';
import type { TokenError } from '../../graph/token/tokenError';
import { readTokenAudience, credentialFingerprint } from '../../graph/token/credential';
import type { TokenAudience } from '../../graph/token/credential';

export type GraphCaller = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export const credentialName = 'microsoft365ClientCredentialsApi';

/** The credential as one run uses it: decrypted once; n8n writes a newly minted token into `data`. */
export interface OpenCredential extends ICredentialsDecrypted {
  data: ICredentialDataDecryptedObject & { accessToken: string };
  audience: TokenAudience;
}

/**
 * Reads the credential as it is for the first item.
 * @throws GraphError for fields that cannot be right
 */
export async function openCredential(node: GraphCaller): Promise<OpenCredential> {
  return ownCredential(await node.getCredentials(credentialName, 0));
}

/**
 * With the stored token, unless that was issued for other fields than the credential has now.
 * @throws GraphError for fields that cannot be right
 */
export function ownCredential(stored: ICredentialDataDecryptedObject): OpenCredential {
  // Without a good token n8n mints one, and for these very fields.
  const accessToken = isStillGood(stored) ? stored.accessToken : '';
  return opened({ ...stored, accessToken, issuedFor: credentialFingerprint(stored) });
}

/**
 * For a tenant whose tokens n8n does not store.
 * @throws GraphError for fields that cannot be right
 */
export function tenantCredential(fields: ICredentialDataDecryptedObject): OpenCredential {
  return opened({ ...fields, accessToken: '' });
}

function opened(data: OpenCredential['data']): OpenCredential {
  return { id: '', name: credentialName, type: credentialName, data, audience: audienceOf(data) };
}

/** A token that has merely expired is n8n's to renew: Graph answers it with 401. */
function isStillGood(
  stored: ICredentialDataDecryptedObject,
): stored is ICredentialDataDecryptedObject & { accessToken: string } {
  return typeof stored.accessToken === 'string' && stored.issuedFor === credentialFingerprint(stored);
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
