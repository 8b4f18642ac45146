import { isGraphError, type GraphError } from '../../graph/http/graphError';
import { permissionRequirements, type PermissionTask } from '../../graph/permissions';

/**
 * @throws the error, where it is anything but a refusal of this one request: a token that is not accepted ends the run,
 * as does Graph when it cannot be reached
 */
export function refusalOf(error: unknown): GraphError {
  if (isGraphError(error) && error.kind === 'refused' && error.httpStatus !== 401) return error;
  throw error;
}

/** The sentence, and what helps: the permission that is missing, or else Graph's own words. */
export function withRemedy(what: string, task: PermissionTask, refusal: GraphError): string {
  if (refusal.httpStatus !== 403) return `${what} ${refusal.message}`;
  const [least] = permissionRequirements[task].needsOneOf;
  return `${what} Grant the app the application permission ${least}, with admin consent.`;
}
