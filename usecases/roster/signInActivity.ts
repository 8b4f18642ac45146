import { isGraphError } from '../../graph/http/graphError';

/** Whether Graph refused the request because of signInActivity; the reason then, in words for the user. */
export function signInRefusal(error: unknown): string | null {
  if (!isGraphError(error) || error.httpStatus !== 403) return null;
  if (error.code === 'Authentication_RequestFromNonPremiumTenantOrB2CTenant') {
    return 'Sign-in activity was left out: the tenant has no Microsoft Entra ID P1 or P2 license, which Microsoft asks for.';
  }
  if (error.code === 'Authentication_MSGraphPermissionMissing') {
    return 'Sign-in activity was left out: the app needs the application permission AuditLog.Read.All, with admin consent.';
  }
  return null;
}
