import * as n8nWorkflow from 'n8n-workflow';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

const line: Partial<typeof n8nWorkflow> = n8nWorkflow;

/**
 * The domains that a credential may ask for a token, separated by commas; undefined where it may ask any. As n8n works it
 * out; lines of n8n without that function are read in the same way, where they know the fields at all.
 * @throws Error where the list is empty
 */
export function allowedDomainsOf(fields: ICredentialDataDecryptedObject): string | undefined {
  if (line.getCredentialOwnRequestAllowedDomains) return line.getCredentialOwnRequestAllowedDomains(fields);
  if (fields.allowedHttpRequestDomains !== 'domains') return undefined;
  const { allowedDomains } = fields;
  if (typeof allowedDomains === 'string' && allowedDomains.trim() !== '') return allowedDomains.trim();
  throw new n8nWorkflow.UserError(
    'No allowed domains specified. Configure allowed domains or change restriction setting.',
  );
}
