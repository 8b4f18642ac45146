import type { User } from '@microsoft/microsoft-graph-types';
import { isGraphError } from '../../graph/http/graphError';
import type { UseCaseContext } from '../context';

type UserPages = AsyncGenerator<User[], void, undefined>;

/**
 * The pages with sign-in activity, or, where Graph refuses that from the start, without it and with a hint.
 * `read` is called with the property to select besides its own; `onRefused` before the first page without sign-ins.
 */
export async function* withSignInActivity(
  context: UseCaseContext,
  read: (moreProperties: readonly string[]) => UserPages,
  onRefused: () => void = () => undefined,
): UserPages {
  let hasBegun = false;
  try {
    for await (const users of read(['signInActivity'])) {
      hasBegun = true;
      yield users;
    }
  } catch (error) {
    if (hasBegun || !isRefusalShown(context, error)) throw error;
    onRefused();
    yield* read([]);
  }
}

/** Whether Graph refused the request because of signInActivity; a hint then says why. */
export function isRefusalShown(context: UseCaseContext, error: unknown): boolean {
  const refusal = signInRefusal(error);
  if (refusal !== null) context.hint(refusal, 'warning');
  return refusal !== null;
}

function signInRefusal(error: unknown): string | null {
  if (!isGraphError(error) || error.httpStatus !== 403) return null;
  if (error.code === 'Authentication_RequestFromNonPremiumTenantOrB2CTenant') {
    return 'Sign-in activity was left out: the tenant has no Microsoft Entra ID P1 or P2 license, which Microsoft asks for.';
  }
  if (error.code === 'Authentication_MSGraphPermissionMissing') {
    return 'Sign-in activity was left out: the app needs the application permission AuditLog.Read.All, with admin consent.';
  }
  return null;
}
