import type { User } from '@microsoft/microsoft-graph-types';
import type { BatchRequest } from '../http/batch';
import { GraphError } from '../http/graphError';
import { graphPath } from '../http/odata';

/** One assignLicense call. Graph makes all changes of the call, or none. */
export interface LicenseWrite {
  /** Object id. */
  userId: string;
  addLicenses: ReadonlyArray<{ skuId: string; disabledPlans: readonly string[] }>;
  removeLicenses: readonly string[];
}

/**
 * - `written`: Graph made the change, or it was already in place.
 * - `refused`: Graph refused it; nothing was changed.
 * - `unknown`: it was sent, its response was lost, and the user could not be read afterwards.
 * - `notSent`: an earlier failure or the end of the run prevented it; nothing was changed.
 */
export type LicenseWriteResult =
  | { status: 'written'; requestId: string | null; at: string }
  | { status: 'refused' | 'unknown' | 'notSent'; error: GraphError };

/** "user: assignLicense" as a request of a batch; Graph requires both arrays, even an empty one. */
export function assignLicenseRequest(id: string, write: LicenseWrite): BatchRequest {
  const { userId, addLicenses, removeLicenses } = write;
  return {
    id,
    method: 'POST',
    url: graphPath`/users/${userId}/assignLicense`,
    body: { addLicenses, removeLicenses },
  };
}

/**
 * Whether the user's direct licenses are as the write would leave them.
 * @throws GraphError of kind `incomplete` where the user has no `licenseAssignmentStates`
 */
export function matchesWrite(user: User, { addLicenses, removeLicenses }: LicenseWrite): boolean {
  if (!user.licenseAssignmentStates) throw missingStates(user);
  const direct = new Map(
    user.licenseAssignmentStates
      .filter(({ assignedByGroup }) => !assignedByGroup)
      .map(({ skuId, disabledPlans }) => [fold(skuId), new Set((disabledPlans ?? []).map(fold))]),
  );
  return (
    removeLicenses.every((skuId) => !direct.has(fold(skuId))) &&
    addLicenses.every(({ skuId, disabledPlans }) => {
      const held = direct.get(fold(skuId));
      return held?.size === disabledPlans.length && disabledPlans.every((plan) => held.has(fold(plan)));
    })
  );
}

/** The properties of a user that `matchesWrite` needs. */
export const licenseStateProperties = ['id', 'licenseAssignmentStates'] as const;

function missingStates(user: User): GraphError {
  return new GraphError({
    kind: 'incomplete',
    code: 'LicenseStatesMissing',
    message:
      'Microsoft Graph returned a user without licenseAssignmentStates, so it is not known what the user holds.',
    user: user.id ?? null,
  });
}

const fold = (text: string | null | undefined) => (text ?? '').toLowerCase();
