import { isSilenceKnown, type ActivityRow } from './activityRow';
import type { DesktopProduct, DesktopUsage } from './desktopUsage';
import { MEASURED_SERVICES, type MeasuredService } from './services';
import type { SignInEvidence } from './signInEvidence';
import type { EvidenceSource, UsageEvidence } from './usageEvidence';

/**
 * - `activity`: use of a service or an app.
 * - `activation`: a desktop app was activated on a device.
 * - `signIn`: a successful sign-in.
 * - `signInAttempt`: a sign-in that may have failed; proves no use.
 */
export type EvidenceEvent = 'activity' | 'activation' | 'signIn' | 'signInAttempt';

/** Why a date does not count. */
export type IgnoredBecause = 'before the account was created';

/** What one source knows of a person. Dates are `YYYY-MM-DD`. */
export interface PersonEvidence {
  source: EvidenceSource;
  /** The service of the activity reports, or the desktop product; null if the source is about one thing alone. */
  service: MeasuredService | DesktopProduct | null;
  event: EvidenceEvent;
  /** Null: the source measures it and has no date on record. */
  lastDate: string | null;
  /** The day up to which the report looks; null for sign-ins, which are read as they are now. */
  refreshDate: string | null;
  /** Null: the date counts. */
  ignored: IgnoredBecause | null;
}

/** The latest use of all. */
export interface LastUse extends Pick<PersonEvidence, 'source' | 'service' | 'event'> {
  date: string;
}

export interface PersonActivity {
  /** By source, in the order of `EVIDENCE_SOURCES`. A source without a row of the person is not listed. */
  evidence: PersonEvidence[];
  /** Null if no use is on record. Attempts to sign in do not count. */
  lastUse: LastUse | null;
  /** The latest attempt to sign in, where it is later than `lastUse`: reason to be careful, though no proof of use. */
  laterAttemptDate: string | null;
}

export interface Person {
  userPrincipalName: string;
  /** Creation of the account; ISO 8601 of which the day counts. */
  createdDate: string | null;
  /** Null if Graph has no sign-in on record. */
  signIn: SignInEvidence | null;
}

/**
 * All evidence of a person's use, by source. The reports know people by their principal name alone, so what they date
 * before the creation of the account is somebody else's who had that name, and does not count. Sign-ins belong to the
 * account itself. `activity`: the person's row in the activity reports, where the caller has it.
 */
export function personEvidence(
  person: Person,
  evidence: UsageEvidence,
  activity = evidence.activity.find(person.userPrincipalName),
): PersonActivity {
  const { userPrincipalName, signIn } = person;
  const rows = [
    ...ofServices(activity, evidence.activity.measured),
    ...(evidence.signIns ? ofSignIns(signIn) : []),
    ...ofDesktopApps(userPrincipalName, evidence),
    ...ofReport('copilot', evidence.copilot?.find(userPrincipalName) ?? null),
    ...ofReport('mailboxes', evidence.mailboxes?.find(userPrincipalName) ?? null),
  ];
  for (const row of rows) row.ignored = ignoredBecause(row, person);
  const lastUse = lastUseOf(rows);
  const attempt = rows.find(({ event }) => event === 'signInAttempt')?.lastDate ?? null;
  const isLater = attempt !== null && (lastUse === null || attempt > lastUse.date);
  return { evidence: rows, lastUse, laterAttemptDate: isLater ? attempt : null };
}

function ofServices(row: ActivityRow | undefined, measured: ReadonlySet<MeasuredService>): PersonEvidence[] {
  if (!row) return [];
  const services = MEASURED_SERVICES.filter(
    (service) =>
      (measured.has(service) && isSilenceKnown(row, service)) ||
      row.services[service].lastActivityDate !== null,
  );
  return services.map((service) => ({
    source: 'services',
    service,
    event: 'activity',
    lastDate: row.services[service].lastActivityDate,
    refreshDate: row.reportRefreshDate,
    ignored: null,
  }));
}

function ofSignIns(signIn: SignInEvidence | null): PersonEvidence[] {
  const { lastSuccessDate = null, lastAttemptDate = null } = signIn ?? {};
  const of = (event: EvidenceEvent, lastDate: string | null): PersonEvidence => ({
    source: 'signIns',
    service: null,
    event,
    lastDate,
    refreshDate: null,
    ignored: null,
  });
  const success = of('signIn', lastSuccessDate);
  return lastAttemptDate === lastSuccessDate ? [success] : [success, of('signInAttempt', lastAttemptDate)];
}

const desktopProducts: readonly DesktopProduct[] = ['apps', 'project', 'visio'];

function ofDesktopApps(userPrincipalName: string, { desktop }: UsageEvidence): PersonEvidence[] {
  return desktopProducts.flatMap((product) => {
    const usage = desktop?.find(userPrincipalName, product) ?? null;
    return usage === null ? [] : ofDesktopProduct(product, usage);
  });
}

/** A date of each kind; without any date, one row says that the reports know the person and no use. */
function ofDesktopProduct(product: DesktopProduct, usage: DesktopUsage): PersonEvidence[] {
  const { lastActivatedDate, lastAppActivityDate, refreshDate } = usage;
  const of = (event: EvidenceEvent, lastDate: string | null): PersonEvidence => ({
    source: 'desktopApps',
    service: product,
    event,
    lastDate,
    refreshDate,
    ignored: null,
  });
  const rows = [of('activation', lastActivatedDate), of('activity', lastAppActivityDate)];
  const dated = rows.filter(({ lastDate }) => lastDate !== null);
  return dated.length > 0 ? dated : rows.slice(0, 1);
}

function ofReport(
  source: 'copilot' | 'mailboxes',
  row: { lastActivityDate: string | null; refreshDate: string } | null,
): PersonEvidence[] {
  if (row === null) return [];
  const { lastActivityDate, refreshDate } = row;
  return [
    { source, service: null, event: 'activity', lastDate: lastActivityDate, refreshDate, ignored: null },
  ];
}

function ignoredBecause(
  { source, lastDate }: PersonEvidence,
  { createdDate }: Person,
): IgnoredBecause | null {
  if (source === 'signIns' || lastDate === null || createdDate === null) return null;
  return lastDate < createdDate.slice(0, 10) ? 'before the account was created' : null;
}

/** Of several uses on the same day, the first in the order of the sources. */
function lastUseOf(rows: readonly PersonEvidence[]): LastUse | null {
  let last: LastUse | null = null;
  for (const { source, service, event, lastDate, ignored } of rows) {
    if (lastDate === null || ignored !== null || event === 'signInAttempt') continue;
    if (last === null || lastDate > last.date) last = { source, service, event, date: lastDate };
  }
  return last;
}
