import { createHmac } from 'node:crypto';
import type { CredentialFields, TokenAudience } from './credential';

/** Keeps these signatures apart from any other use of the secret. */
const purpose = 'n8n-nodes-microsoft365-licenses: record of a change';

/**
 * Signs texts with the client secret or the private key of the credential (HMAC-SHA256, base64url): whoever can edit a
 * record, but cannot read the credential, cannot sign it anew. The tenant and the app are signed with the text.
 */
export function signerOf(
  fields: CredentialFields,
  { tenantId, clientId }: Pick<TokenAudience, 'tenantId' | 'clientId'>,
): (text: string) => string {
  const secret = fields.authentication === 'certificate' ? fields.privateKey : fields.clientSecret;
  const key = createHmac('sha256', typeof secret === 'string' ? secret : '')
    .update(purpose)
    .digest();
  const scope = `${tenantId} ${clientId}`.toLowerCase();
  return (text) => createHmac('sha256', key).update(`${scope}\n${text}`).digest('base64url');
}
