import { isGraphError } from '../../graph/http/graphError';
import { descriptionOf, UseCaseError } from '../failureDetails';

/** The failure; where it is not the only one, its description says of how many users it is the first. */
export function amongSeveral(failure: Error, failed: number, all: number): Error {
  if (failed <= 1) return failure;
  const extent = `${failed} of ${all} users cannot be changed, for this reason or another; nothing was changed.`;
  if (isGraphError(failure)) return failure.withReason(extent);
  return new UseCaseError(failure.message, [extent, descriptionOf(failure) ?? ''].join(' ').trim());
}
