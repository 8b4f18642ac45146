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

/** Items at which the credential is looked at; reading it costs n8n about 8 ms. */
const mostItemsCompared = 50;

/**
 * Reads the credential, and forgets a stored token that was issued for other fields than it has now.
 * @throws GraphError `SeveralTenants` where the credential means another tenant for another item; and for fields that
 * cannot be right.
 */
export async function openCredential(node: GraphCaller): Promise<OpenCredential> {
  const stored = await node.getCredentials(credentialName, 0);
  const audience = audienceOf(stored);
  const issuedFor = credentialFingerprint(stored);
  await assertOneTenant(node, issuedFor);
  // Without a good token n8n mints one, and for these very fields.
  const accessToken = isStillGood(stored) ? stored.accessToken : '';
  const data = { ...stored, accessToken, issuedFor };
  return { id: '', name: credentialName, type: credentialName, data, audience };
}

async function assertOneTenant(node: GraphCaller, mark: string): Promise<void> {
  const itemCount = 'getInputData' in node ? node.getInputData().length : 1;
  const step = Math.max(1, Math.ceil(itemCount / mostItemsCompared));
  for (let index = itemCount - 1; index > 0; index -= step) {
    const other = await node.getCredentials(credentialName, index);
    if (credentialFingerprint(other) !== mark) throw severalTenants();
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
