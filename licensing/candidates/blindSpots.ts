import type { LicenseWorth } from '../products/licenseWorth';
import type { DesktopUsage } from '../usage/desktopUsage';
import { isSilenceKnown, type ActivityRow } from '../usage/activityRow';
import type { CopilotUsage, MailboxUsage, UsageEvidence } from '../usage/usageEvidence';
import type { HeldLicense } from './rules/rule';

/** The workloads of a license that a report could have measured, if it had been read or knew the user. */
export function unseenWorkloads(
  worth: LicenseWorth | null,
  { desktop, copilot }: { desktop: DesktopUsage | null; copilot: CopilotUsage | null },
): string[] {
  const unseen: string[] = [];
  // An old activation alone proves nothing: an app is activated once and then used.
  if (worth?.desktopApps && desktop?.conclusive !== true) unseen.push('Office desktop apps');
  if (worth?.copilot && copilot === null) unseen.push('Microsoft 365 Copilot');
  return unseen;
}

export interface BlindSpotsInput {
  licenses: readonly HeldLicense[];
  mailbox: MailboxUsage | null;
  /** The user's row in the activity reports; undefined if there is none. */
  activity: ActivityRow | undefined;
  evidence: UsageEvidence;
  administrators: { isComplete: boolean };
  /** A recent attempt to sign in of which no success is on record, `YYYY-MM-DD`. */
  attemptDate: string | null;
}

/** What could not be looked at, as clauses; a conclusion from silence is then not sure. */
export function blindSpotsOf(input: BlindSpotsInput): string[] {
  const { licenses, mailbox, activity, evidence, administrators, attemptDate } = input;
  const blindSpots: string[] = [];
  const services = licenses.flatMap((license) => license.services);
  if (!services.every((service) => activity !== undefined && isSilenceKnown(activity, service)))
    blindSpots.push(
      activity ? 'one of the usage reports does not know the user' : 'the usage reports do not know the user',
    );
  if (!evidence.signIns) blindSpots.push('sign-ins were not read');
  if (attemptDate !== null)
    blindSpots.push(`somebody tried to sign in on ${attemptDate}, and no success is on record`);
  const hasMailbox = licenses.some((license) => license.hasMailbox);
  if (hasMailbox && (mailbox?.recipientType ?? null) === null)
    blindSpots.push('the mailbox report does not say what kind of mailbox it is');
  if (!administrators.isComplete) blindSpots.push('not all directory roles could be read');
  return blindSpots;
}
