import type { Candidate } from '../candidates/candidate';

/** `Adele Vance could give back Microsoft 365 E3. No activity for 120 days ...` */
export function candidateMessage(candidate: Candidate): string {
  const { displayName, userId, action, licenseNames, licenses, reasonText } = candidate;
  const who = displayName ?? userId;
  const names = [...new Set(licenses.map(({ name }) => name))].join(', ');
  const what =
    action === 'remove' ? `${who} could give back ${licenseNames}.` : `Look at ${names} of ${who}.`;
  return `${what} ${reasonText}`;
}
