import type { AssignedLicense, User } from '@microsoft/microsoft-graph-types';
import type { BatchRequest } from '../http/batch';
import { GraphError } from '../http/graphError';
import { graphPath } from '../http/odata';

/** One assignLicense call. Graph makes all changes of the call, or none. */
export interface LicenseWrite {
  /** Object id. */
  userId: string;
  addLicenses: ReadonlyArray<{ skuId: string; disabledPlans: readonly string[] }>;
  removeLicenses: readonly string[];
  /** Whether the usage location was set just before: assignLicense may not see it yet. Default: it was not. */
  hasFreshLocation?: boolean;
}

/**
 * - `written`: Graph accepted the change, or it was already in place. `isShown`: its answer, or a read, shows the change.
 * - `refused`: Graph refused it; nothing was changed.
 * - `unknown`: it was sent, no answer says what became of it, and the user as read afterwards does not show it.
 * - `notSent`: an earlier failure or the end of the run prevented it; nothing was changed.
 */
export type LicenseWriteResult =
  | { status: 'written'; requestId: string | null; at: string; isShown: boolean }
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

/**
 * Whether the answer to a write shows it: "user: assignLicense" answers with the user, whose `assignedLicenses` has direct
 * and inherited licenses alike. A removed license that a group gives as well is therefore not shown.
 */
export function showsWrite(answer: unknown, { addLicenses, removeLicenses }: LicenseWrite): boolean {
  const { assignedLicenses } = (answer ?? {}) as { assignedLicenses?: unknown };
  if (!Array.isArray(assignedLicenses)) return false;
  const held = new Set(
    assignedLicenses.map((license: AssignedLicense | null | undefined) => fold(license?.skuId)),
  );
  return (
    removeLicenses.every((skuId) => !held.has(fold(skuId))) &&
    addLicenses.every(({ skuId }) => held.has(fold(skuId)))
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
