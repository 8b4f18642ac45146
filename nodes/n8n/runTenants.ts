import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { GraphError, isGraphError } from '../../graph/http/graphError';
import { adminConsentNeeded } from '../../graph/token/adminConsent';
import { credentialFingerprint } from '../../graph/token/credential';
import { UseCaseError } from '../../usecases/failureDetails';
import { credentialName, ownCredential, tenantCredential, type GraphCaller } from './credential';
import { connectOwn, connectTenant, type GraphConnection } from './graphClient';

/** The tenant that an item is about. */
export interface ItemTenant extends GraphConnection {
  /** Equal for the items of one tenant, and different for those of different ones. */
  key: string;
  /** The tenant as the item names it; null where no item of the run names one. */
  named: string | null;
}

/** The tenants of one run, each with a connection and a token of its own. */
export interface RunTenants {
  /** @throws for an item that names no tenant, though it should, or whose credential cannot be right */
  of(itemIndex: number): Promise<ItemTenant>;
}

/** Items at which it is looked whether the credential differs between them; each look costs n8n about 8 ms. */
const mostItemsCompared = 50;

/**
 * Reads the credential once; and for each item, where a field of it is an expression that differs between them.
 * `readTenantId` gives the tenant that an item names, or null where the credential's own is meant.
 */
export async function openTenants(
  node: GraphCaller,
  itemCount: number,
  readTenantId: (itemIndex: number) => string | null,
): Promise<RunTenants> {
  const first = await node.getCredentials(credentialName, 0);
  const ownKey = keyOf(first);
  const differs = await differsBetweenItems(node, itemCount, ownKey);
  const connections = new Map<string, GraphConnection>();
  return {
    async of(itemIndex) {
      const tenantId = readTenantId(itemIndex);
      const stored = differs && itemIndex > 0 ? await node.getCredentials(credentialName, itemIndex) : first;
      const fields = tenantId === null ? stored : { ...stored, tenantId };
      const key = keyOf(fields);
      const connection =
        connections.get(key) ??
        (key === ownKey
          ? connectOwn(node, ownCredential(first))
          : connectTenant(node, tenantCredential(fields)));
      connections.set(key, connection);
      return { ...connection, key, named: tenantId ?? (differs ? connection.tenantId : null) };
    },
  };
}

/** Two spellings of a tenant are one tenant. */
function keyOf(fields: ICredentialDataDecryptedObject): string {
  const { tenantId } = fields;
  if (typeof tenantId !== 'string') return credentialFingerprint(fields);
  return credentialFingerprint({ ...fields, tenantId: tenantId.trim().toLowerCase() });
}

async function differsBetweenItems(node: GraphCaller, itemCount: number, key: string): Promise<boolean> {
  const step = Math.max(1, Math.ceil(itemCount / mostItemsCompared));
  for (let index = itemCount - 1; index > 0; index -= step) {
    if (keyOf(await node.getCredentials(credentialName, index)) !== key) return true;
  }
  return false;
}

/** A failure in a tenant that an item names: says which, and where an administrator of it consents to what is missing. */
export function inTenant(error: unknown, { named, audience }: ItemTenant): unknown {
  if (named === null || !(error instanceof Error)) return error;
  const message = error.message.includes(named) ? error.message : `Tenant ${named}: ${error.message}`;
  if (isGraphError(error)) {
    const description = withConsent(error.description, error.httpStatus, audience);
    return new GraphError({ ...error.toJSON(), message, description });
  }
  return error instanceof UseCaseError ? new UseCaseError(message, error.description) : error;
}

/** What the app may not do in a tenant, its administrator allows by consenting again. */
export function withConsent(
  description: string | null,
  httpStatus: number | null,
  audience: ItemTenant['audience'],
): string | null {
  if (httpStatus !== 403) return description;
  return [description, adminConsentNeeded(audience)].filter(Boolean).join(' ');
}
