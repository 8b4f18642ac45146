import type { GraphClient } from '../../graph/http/client';
import { readCopilotUsageReport } from '../../graph/reports/copilotUsage';
import { readMailboxUsageReport } from '../../graph/reports/mailboxUsage';
import type { ReportPeriod } from '../../graph/reports/usageReports';
import { cloudAt } from '../../graph/token/clouds';
import type { PrincipalNames } from '../../licensing/usage/columns/principalNames';
import { CopilotUsageIndex } from '../../licensing/usage/copilotUsage';
import { MailboxUsageIndex } from '../../licensing/usage/mailboxUsage';
import type { EvidenceSource, UsageEvidence } from '../../licensing/usage/usageEvidence';
import type { UseCaseContext } from '../context';
import { readDesktopReports } from './desktopReports';
import {
  concealedSourceHint,
  otherCloudHint,
  refusedHint,
  withWayOut,
  type OptionalSource,
} from './leftOutEvidence';
import type { ActivityReader } from './readReports';
import { showWarnings } from './reportHints';

export interface EvidenceRequest {
  /** The activity reports are read in any case. */
  sources: readonly EvidenceSource[];
  window: { period: ReportPeriod };
  /** Whether somebody chose the sources; otherwise nothing is said of a source that the cloud does not have. */
  explicit: boolean;
}

export interface AvailableEvidence extends UsageEvidence {
  /** The sources that were wanted and could not be had. Sign-ins are read with the users, so they are never here. */
  missing: EvidenceSource[];
}

/**
 * Reads the reports of all wanted sources side by side. Without the activity reports nothing can be concluded, so their
 * failure stops; whether they are fit for use is for the caller to check. Another source that is refused, absent or
 * conceals names is left out, with a hint.
 * @throws {GraphError} for the activity reports; for any report that is cut off, unreadable or out of reach
 */
export async function readEvidence(
  context: UseCaseContext,
  reader: ActivityReader,
  { sources, window, explicit }: EvidenceRequest,
): Promise<AvailableEvidence> {
  const { graph } = context;
  const { period } = window;
  const fromSource = async <Index extends Concealable>(source: OptionalSource, read: () => Promise<Index>) =>
    sources.includes(source) ? readSource(source, () => reader.once(`${source} ${period}`, read)) : notWanted;

  const [activity, desktop, copilot, mailboxes] = await Promise.all([
    reader.read(window),
    fromSource('desktopApps', () =>
      readDesktopReports(reader, window, { activations: true, appUsage: true }),
    ),
    hasCopilotReport(graph)
      ? fromSource('copilot', () => readCopilotUsage(graph, reader.names, period))
      : withoutCopilot(sources, explicit),
    fromSource('mailboxes', () => readMailboxUsage(graph, reader.names, period)),
  ]);

  const readings = [desktop, copilot, mailboxes];
  showWarnings(
    context,
    readings.map(({ hint }) => hint),
  );
  return {
    activity,
    desktop: desktop.index,
    copilot: copilot.index,
    mailboxes: mailboxes.index,
    signIns: sources.includes('signIns'),
    missing: readings.flatMap(({ missing }) => missing ?? []),
  };
}

/** An index of a report, where there is one. */
type Concealable = { concealedRows: number } | null;

interface Reading<Index> {
  index: Index | null;
  /** The source, where it was wanted and could not be had. */
  missing: OptionalSource | null;
  hint: string | null;
}

const notWanted: Reading<never> = { index: null, missing: null, hint: null };

async function readSource<Index extends Concealable>(
  source: OptionalSource,
  read: () => Promise<Index>,
): Promise<Reading<Index>> {
  try {
    const index = await read();
    const hint = concealedSourceHint(source, index?.concealedRows ?? 0);
    return hint === null ? { index, missing: null, hint } : { index: null, missing: source, hint };
  } catch (error) {
    const hint = refusedHint(source, error);
    if (hint === null) throw withWayOut(source, error);
    return { index: null, missing: source, hint };
  }
}

/** A custom address may lead to any cloud: Graph's answer shows whether it has the report. */
function hasCopilotReport({ origin }: GraphClient): boolean {
  return ['global', 'custom'].includes(cloudAt(origin));
}

function withoutCopilot(sources: readonly EvidenceSource[], explicit: boolean): Reading<never> {
  if (!sources.includes('copilot')) return notWanted;
  return { index: null, missing: 'copilot', hint: explicit ? otherCloudHint('copilot') : null };
}

async function readCopilotUsage(
  graph: GraphClient,
  names: PrincipalNames,
  period: ReportPeriod,
): Promise<CopilotUsageIndex> {
  const index = new CopilotUsageIndex(names);
  await readCopilotUsageReport(graph, period, (record) => index.add(record));
  return index;
}

async function readMailboxUsage(
  graph: GraphClient,
  names: PrincipalNames,
  period: ReportPeriod,
): Promise<MailboxUsageIndex> {
  const index = new MailboxUsageIndex(names);
  await readMailboxUsageReport(graph, { period }, (record) => index.add(record));
  return index;
}
