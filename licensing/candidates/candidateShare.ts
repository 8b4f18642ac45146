import type { Blocker } from '../usage/reportChecks';

/** A share of candidates above `maximumPercent`: then the data is more likely wrong than the users inactive. */
export function tooManyCandidates(
  candidates: number,
  licensedUsers: number,
  maximumPercent: number,
): Blocker | null {
  if (licensedUsers === 0 || candidates * 100 <= maximumPercent * licensedUsers) return null;
  const percent = Math.round((candidates * 1000) / licensedUsers) / 10;
  return {
    code: 'TooManyCandidates',
    message: `${candidates} of ${licensedUsers} licensed users (${percent} %) would be candidates, which is more than Max Candidate Percent (${maximumPercent} %) allows, so nothing is proposed.`,
    description:
      'Check the inactivity threshold, the reasons and the usage data first. If the figure is right, raise Max Candidate Percent in the options.',
  };
}
