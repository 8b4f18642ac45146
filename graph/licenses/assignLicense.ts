import type { User } from '@microsoft/microsoft-graph-types';
import type { BatchRequest } from '../http/batch';
import { GraphError } from '../http/graphError';
import { graphPath } from '../http/odata';

/** One assignLicense call: everything that changes for one user, whole or not at all. */
export interface LicenseWrite {
  /** Object id. */
  userId: string;
  addLicenses: ReadonlyArray<{ skuId: string; disabledPlans: readonly string[] }>;
  removeLicenses: readonly string[];
}

/**
 * What became of one write.
 * - `written`: Graph did it, or it turned out to be so already.
 * - `refused`: Graph said no; nothing of it happened.
 * - `unknown`: it was sent, no answer came, and the user could not be read afterwards.
 * - `notSent`: an earlier failure or the end of the run came first; nothing of it happened.
 */
export type LicenseWriteResult =
  | { status: 'written'; requestId: string | null; at: string }
  | { status: 'refused' | 'unknown' | 'notSent'; error: GraphError };

/** "user: assignLicense" as a step of a batch; Graph wants both arrays, also when one is empty. */
export function assignLicenseRequest(id: string, write: LicenseWrite): BatchRequest {
  const { userId, addLicenses, removeLicenses } = write;
  return {
    id,
    method: 'POST',
    url: graphPath`/users/${userId}/assignLicense`,
    body: { addLicenses, removeLicenses },
  };
}

/** Whether the user's direct licences are as the write wants them. `user` must have `licenseAssignmentStates`. */
export function isAsWanted(user: User, { addLicenses, removeLicenses }: LicenseWrite): boolean {
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

/** What `isAsWanted` needs of a user. */
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
