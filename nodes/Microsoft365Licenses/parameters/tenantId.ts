import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { isTenantName } from '../../../graph/token/credential';
import type { FormReader } from '../../n8n/formReader';
import { notForModels } from './notForModels';

/** `tenantId`, for an `options` collection. Which customer is read or changed is not for a model to choose. */
export const tenantIdOptions: INodeProperties[] = notForModels({
  displayName: 'Tenant ID',
  name: 'tenantId',
  type: 'string',
  default: '',
  placeholder: 'e.g. {{ $json.tenantId }}',
  description:
    'ID or verified domain of the tenant to work in, where the app of the credential serves several tenants. An administrator of each tenant must consent to the app first. Without this option, the tenant of the credential is used.',
});

/**
 * The tenant that the item names, trimmed; null where the option is not set.
 * @throws {NodeOperationError} for anything but a GUID or a domain. Nothing stands for the credential's own tenant: an
 * expression that gives nothing for an item would then change licenses in the wrong one.
 */
export function readTenantId(node: FormReader, itemIndex: number): string | null {
  const options: object = node.getNodeParameter('options', itemIndex, {});
  if (!Object.hasOwn(options, 'tenantId')) return null;
  const { tenantId } = options as { tenantId: unknown };
  const text = typeof tenantId === 'string' ? tenantId.trim() : tenantId;
  if (typeof text === 'string' && isTenantName(text)) return text;
  throw new NodeOperationError(node.getNode(), problemWith(text), {
    description:
      'Give the ID of the tenant (a GUID) or one of its verified domains, such as contoso.onmicrosoft.com. Look at the expression: it may have given nothing for this item. For the tenant of the credential, remove the option.',
    itemIndex,
  });
}

/** Characters of a wrong value that a message repeats. */
const mostShown = 100;

const forNoOneTenant = ['common', 'organizations', 'consumers'];

function problemWith(value: unknown): string {
  if (value === '' || value === undefined || value === null) return 'The Tenant ID is empty for this item.';
  const shown = JSON.stringify(value).slice(0, mostShown);
  return typeof value === 'string' && forNoOneTenant.includes(value.toLowerCase())
    ? `The Tenant ID is ${shown}, which stands for no one tenant.`
    : `The Tenant ID is ${shown}, but it must be a GUID or a domain.`;
}
