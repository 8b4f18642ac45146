import { DateTime } from 'luxon';
import type { Candidate } from '../../licensing/candidates/candidate';
import { candidateMessage } from '../../licensing/events/candidateMessage';
import { packIds, unpackIds } from '../../licensing/events/packedIds';
import { ActivityReader } from '../activity/readReports';
import type { CandidateRequest } from '../candidates/candidateRequest';
import { findCandidates } from '../candidates/findCandidates';
import type { UseCaseContext } from '../context';
import { eventRow, type EventHead, type EventPoll } from './event';
import { madeUpCandidate } from './madeUpCandidate';

/** Who was a candidate at the last look. */
export interface KnownCandidates {
  /** ISO 8601. */
  lookedAt: string;
  /** Object ids of users by the license of the candidate (empty where one item is a user), packed. */
  candidates: Record<string, string>;
}

/** Microsoft refreshes the reports once a day, and lets a report be downloaded 14 times in ten minutes. */
const leastMinutesBetweenLooks = 50;

/** The candidates who were none at the last look. The first poll tells of nobody. */
export async function pollCandidateFound(
  context: UseCaseContext,
  request: CandidateRequest,
  before: KnownCandidates | null,
): Promise<EventPoll<KnownCandidates>> {
  const lookedAt = context.now();
  if (before !== null && minutesBetween(before.lookedAt, lookedAt) < leastMinutesBetweenLooks)
    return { rows: [], facts: before };
  const candidates = await findCandidates(context, new ActivityReader(context.graph), request);
  const facts = { lookedAt, candidates: pack(candidates, request) };
  if (before === null) return { rows: [], facts };
  const known = new Map(
    Object.entries(before.candidates).map(([skuId, ids]) => [skuId, new Set(unpackIds(ids))] as const),
  );
  const isNew = (candidate: Candidate) =>
    known.get(licenseOf(candidate, request))?.has(idOf(candidate)) !== true;
  return { rows: candidates.filter(isNew).map((candidate) => toRow(candidate, lookedAt, false)), facts };
}

/** The first of today's candidates; a made-up one where there is none. */
export async function sampleCandidateFound(
  context: UseCaseContext,
  request: CandidateRequest,
): Promise<EventHead[]> {
  const [first] = await findCandidates(context, new ActivityReader(context.graph), request);
  return [first ? toRow(first, context.now(), true) : madeUpCandidate(context.now())];
}

function toRow(candidate: Candidate, detectedAt: string, isSample: boolean): EventHead {
  const message = candidateMessage(candidate);
  return eventRow({ event: 'candidateFound', message, isSample, detectedAt }, candidate);
}

function pack(candidates: readonly Candidate[], request: CandidateRequest): Record<string, string> {
  const ids = new Map<string, Set<string>>();
  for (const candidate of candidates) {
    const license = licenseOf(candidate, request);
    ids.set(license, (ids.get(license) ?? new Set<string>()).add(idOf(candidate)));
  }
  return Object.fromEntries([...ids].map(([license, users]) => [license, packIds(users)]));
}

function licenseOf({ licenses }: Candidate, { groupBy }: CandidateRequest): string {
  return groupBy === 'license' ? (licenses[0]?.skuId ?? '').toLowerCase() : '';
}

function idOf({ id }: Candidate): string {
  return (id ?? '').toLowerCase();
}

/** A clock that was set back must not stop the looks. */
function minutesBetween(from: string, to: string): number {
  const minutes = DateTime.fromISO(to).diff(DateTime.fromISO(from), 'minutes').minutes;
  return minutes < 0 ? Infinity : minutes;
}
