import { DateTime } from 'luxon';
import { counted } from '../../licensing/candidates/rules/wording';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import { reportAgeDays } from '../../licensing/usage/reportChecks';
import { MEASURED_SERVICES, type MeasuredService } from '../../licensing/usage/services';
import type { UseCaseContext } from '../context';

const serviceNames: Readonly<Record<MeasuredService, string>> = {
  exchange: 'Exchange',
  oneDrive: 'OneDrive',
  outlook: 'Outlook',
  sharePoint: 'SharePoint',
  skypeForBusiness: 'Skype for Business',
  teams: 'Teams',
  yammer: 'Viva Engage',
};

/**
 * Shows how old the reports are, and what was odd about them. `more`: what else there is to know; it stands in the same
 * hint, because each hint takes room from the output.
 */
export function showReportHints(
  context: UseCaseContext,
  index: ActivityIndex,
  more: string | null = null,
): void {
  if (index.refreshDate === null) {
    if (more !== null) context.hint(more);
    return;
  }
  const freshness = freshnessHint(index.refreshDate, context.now());
  context.hint(more === null ? freshness : `${freshness}. ${more}`);
  showWarnings(context, [missingServicesHint(index.measured), futureDatesHint(index.futureDates)]);
}

export function showWarnings(context: UseCaseContext, hints: ReadonlyArray<string | null>): void {
  for (const hint of hints) if (hint !== null) context.hint(hint, 'warning');
}

/** "Report data of 20 Nov 2026, 3 days old" */
export function freshnessHint(refreshDate: string, now: string): string {
  const day = DateTime.fromISO(refreshDate, { zone: 'utc' }).setLocale('en-US').toFormat('d LLL yyyy');
  const age = Math.max(0, reportAgeDays(refreshDate, now));
  return `Report data of ${day}, ${counted(age, 'day')} old`;
}

/** Null where the reports have columns for all seven services. */
export function missingServicesHint(measured: ReadonlySet<MeasuredService>): string | null {
  const missing = MEASURED_SERVICES.filter((service) => !measured.has(service)).map(
    (service) => serviceNames[service],
  );
  if (missing.length === 0) return null;
  return `The reports of this tenant do not measure ${missing.join(' and ')}. Leave them out of "Services" to judge licenses by the other services alone.`;
}

export function futureDatesHint(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, 'activity date')} in the reports ${count === 1 ? 'is' : 'are'} later than the report itself; counted as activity on the day of the report.`;
}

export function unmatchedHint(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, 'report row')} ${count === 1 ? 'matches' : 'match'} no user of the directory (renamed, deleted or unknown) and ${count === 1 ? 'has' : 'have'} no ID.`;
}

export function concealedHint(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, 'report row')} ${count === 1 ? 'has a' : 'have'} concealed ${count === 1 ? 'name' : 'names'} and cannot be matched with users.`;
}

/** A report that came without its end looks like this, too. */
export function inOneReportHint(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, 'user')} ${count === 1 ? 'is' : 'are'} in only one of the two activity reports, so nothing is concluded from silence in the services of the other. Where mailboxes are not in Exchange Online, leave Outlook out of "Services".`;
}

export function withoutRowHint(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, 'user')} with a license ${count === 1 ? 'is' : 'are'} not in the reports (new, renamed, or nothing to measure): their activity is not known.`;
}
