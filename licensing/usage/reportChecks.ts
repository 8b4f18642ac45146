import type { ActivityIndex } from './activityIndex';
import { isSilenceKnown, type ActivityRow } from './activityRow';
import { daysBetween } from './days';
import type { MeasuredService } from './services';

/** Why an operation stops without a conclusion; the use case throws it as an error. */
export interface Blocker {
  /** The error's `code`: `ConcealedNames`, `StaleReport`, `TooManyCandidates` ... */
  code: string;
  /** What happened, with the figure that decided. */
  message: string;
  /** What the user can do about it. */
  description: string;
}

/** How an administrator turns concealed names off; a clause that the caller ends. */
export const REVEAL_NAMES =
  'In the Microsoft 365 admin center, go to Settings > Org settings > Services > Reports and clear "Display concealed user, group, and site names in all reports"';

/** Rows with a concealed name cannot be matched with users. */
export function concealedNames(index: Pick<ActivityIndex, 'concealedRows'>): Blocker | null {
  if (index.concealedRows === 0) return null;
  return {
    code: 'ConcealedNames',
    message: `The usage reports conceal user names: ${index.concealedRows} of their rows name the user by a code of 32 characters, so activity cannot be matched with users.`,
    description: `${REVEAL_NAMES}; the change takes a few minutes. An app with the permission ReportSettings.Read.All can read this setting (see Tenant: Check Access). The setting is never changed for you.`,
  };
}

/** The reports are older than `maxAgeDays` at `now` (ISO 8601), have no refresh date, or are dated more than a day ahead. */
export function staleReport(refreshDate: string | null, now: string, maxAgeDays: number): Blocker | null {
  if (refreshDate === null) {
    return {
      code: 'StaleReport',
      message: 'The usage reports do not say when they were refreshed, so their age is unknown.',
      description: 'Try again later. Microsoft refreshes the reports within about 48 hours.',
    };
  }
  const age = reportAgeDays(refreshDate, now);
  if (age < -1) {
    return {
      code: 'StaleReport',
      message: `The usage reports are dated ${refreshDate}, ${-age} days ahead of this machine's clock, so their age cannot be trusted.`,
      description: 'Check the date and time of the machine that n8n runs on.',
    };
  }
  if (age <= maxAgeDays) return null;
  return {
    code: 'StaleReport',
    message: `The usage reports were last refreshed on ${refreshDate}, ${age} days ago; at most ${maxAgeDays} days are allowed.`,
    description:
      'Wait until Microsoft has refreshed the reports (see the service health in the Microsoft 365 admin center), or raise "Max Report Age (Days)".',
  };
}

/** A report has no rows, although some user must be in it. */
export function emptyReport(
  index: Pick<ActivityIndex, 'activeUserRows' | 'emailActivityRows' | 'mailboxRows'>,
  licensedUsers: number,
): Blocker | null {
  if (licensedUsers > 0 && index.activeUserRows === 0) {
    return emptyReportBlocker('active users', `${licensedUsers} users have a license`);
  }
  if (index.mailboxRows > 0 && index.emailActivityRows === 0) {
    return emptyReportBlocker('email activity', `${index.mailboxRows} users have an Exchange license`);
  }
  return null;
}

function emptyReportBlocker(report: string, although: string): Blocker {
  return {
    code: 'EmptyReport',
    message: `The ${report} report came without any rows although ${although}, so nothing can be said about anybody's activity.`,
    description:
      'Try again later: in a new tenant it takes about 48 hours until Microsoft has the first report, and a report can be empty while Microsoft rebuilds it.',
  };
}

/**
 * What the reports know of a user who has these services: `whole`, `partly` (the report of some of them has no row), or
 * nothing.
 */
export function rowOf(
  row: ActivityRow | undefined,
  services: readonly MeasuredService[],
): 'whole' | 'partly' | 'missing' {
  if (!row) return 'missing';
  return services.every((service) => isSilenceKnown(row, service)) ? 'whole' : 'partly';
}

/**
 * Whether a user counts as covered by the reports. The e-mail activity report alone decides only where no other service
 * counts: it lacks users whose mailbox is not in Exchange Online.
 */
export function isCovered(row: ActivityRow | undefined, services: readonly MeasuredService[]): boolean {
  const others = services.filter((service) => service !== 'outlook');
  return rowOf(row, others.length > 0 ? others : services) === 'whole';
}

/**
 * The reports have a row for under `leastPercent` of the users whose licenses they measure. `covered` counts the measured
 * users that have a row.
 */
export function incompleteReport(
  covered: number,
  measuredUsers: number,
  leastPercent: number,
): Blocker | null {
  if (covered * 100 >= measuredUsers * leastPercent) return null;
  return {
    code: 'IncompleteReport',
    message: `The usage reports know only ${covered} of ${measuredUsers} users with a license that they measure; Min Report Coverage Percent asks for ${leastPercent} %, so nothing is concluded from them.`,
    description:
      'Try again later. If the figure stays, compare the report with the Microsoft 365 admin center (Reports > Usage); if it is right, lower Min Report Coverage Percent in the options.',
  };
}

/** A threshold shorter than the report's age: nobody could have been active within it. `now`: ISO 8601. */
export function thresholdTooSmall(inactiveDays: number, refreshDate: string, now: string): Blocker | null {
  const age = reportAgeDays(refreshDate, now);
  if (inactiveDays > age) return null;
  return {
    code: 'ThresholdTooSmall',
    message: `Inactive Days is ${inactiveDays}, but the usage reports are ${age} days old: they cannot show who was active in the last ${inactiveDays} days.`,
    description: `Give a threshold of more than ${age} days; 30 or more is usual.`,
  };
}

/** Whole days from the refresh date to `now` (ISO 8601, UTC); negative if the date is still to come. */
export function reportAgeDays(refreshDate: string, now: string): number {
  return daysBetween(refreshDate, now);
}
