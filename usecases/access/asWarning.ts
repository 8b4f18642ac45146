import { isGraphError } from '../../graph/http/graphError';

/**
 * For `catch`: a check tells of a refusal or a broken report, and goes on with null. A cancelled run, or one without a
 * network, ends it.
 */
export function asWarning(warnings: string[], what: string): (error: unknown) => null {
  return (error) => {
    if (!isGraphError(error) || error.kind === 'cancelled' || error.kind === 'unreachable') throw error;
    warnings.push(`${what}: ${error.message}`);
    return null;
  };
}
