import { GraphError, isGraphError } from '../../graph/http/graphError';
import { nameIds, remedyFor } from '../../licensing/changes/graphRefusals';
import type { TenantLicenses } from '../tenantLicenses';

/** A failure in words: the user, plans and licenses by name, and what to do about it. */
export function explain(failure: Error, userId: string, tenant: TenantLicenses | null): Error {
  if (!isGraphError(failure) || tenant === null) return failure;
  const { plans, catalog } = tenant;
  const { message, description, user } = failure;
  return new GraphError({
    ...failure.toJSON(),
    message: nameIds(user === null ? message : message.replaceAll(user, userId), plans, catalog),
    description: remedyFor(message) ?? description,
    user: userId,
  });
}
