import { isDeepStrictEqual } from 'node:util';
import { NodeApiError, NodeOperationError, type IDataObject } from 'n8n-workflow';
import { isGraphError } from '../../graph/http/graphError';
import { isTokenError } from '../../graph/token/tokenError';
import { ItemFailure, UseCaseError } from '../../usecases/failureDetails';
import type { ChangeReport } from '../../usecases/changes/changeReport';
import type { ChaosRun } from './run';
import { directLicenses } from './world';

/** More than any schedule of this suite needs, and far less than a run without an end. */
const mostRequests = 1_500;
const longestWaitMs = 48 * 3_600_000;
/** Requests that are sent side by side, and so may be under way when a run is stopped. */
const mostUnderWay = 6;

export interface Expectation {
  /** The same operation without a fault. */
  clean: ChaosRun;
  /** Of the credential. */
  secret: string;
  /** The only one that may get a token. */
  origin: string;
  /** Reads lagged behind writes: nobody can then see that a write was made, and it may be sent again. */
  hasLaggingReads: boolean;
  /** A report was cut so that nobody can see it in the report: only what is concluded from it is judged. */
  hasShortenedReports: boolean;
}

/** What is broken, in words; empty where all holds. */
export function violationsOf(run: ChaosRun, expectation: Expectation): string[] {
  const { secret, origin, hasLaggingReads } = expectation;
  const isWrittenOnce = new Set(run.written).size === run.written.length;
  return [
    ...ofAnyRun(run, secret, origin),
    ...(run.operation.isChange ? ofChange(run, expectation) : ofReading(run, expectation)),
    ...(isWrittenOnce || hasLaggingReads ? [] : ['a user written twice']),
  ];
}

function ofAnyRun(run: ChaosRun, secret: string, origin: string): string[] {
  const broken: string[] = [];
  const { error, sent, waitedMs, trusted, sentAtCancel } = run;
  if (error !== null && !isBranded(error)) broken.push(`an unbranded error: ${describe(error)}`);
  if (sent > mostRequests) broken.push(`${sent} requests`);
  if (waitedMs > longestWaitMs) broken.push(`a wait of ${waitedMs / 3_600_000} hours`);
  for (const other of trusted) if (other !== origin) broken.push(`a token sent to ${other}`);
  if (sentAtCancel !== null && sent > sentAtCancel + mostUnderWay)
    broken.push(`${sent - sentAtCancel} requests after the run was stopped`);
  broken.push(...leaks(run, secret));
  return broken;
}

function leaks({ output, error, hints, log, tokens }: ChaosRun, secret: string): string[] {
  const everything = [
    JSON.stringify(output),
    describe(error),
    JSON.stringify(hints),
    JSON.stringify(log),
  ].join('\n');
  const encodings = (text: string) => [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString('base64'),
    JSON.stringify(text).slice(1, -1),
  ];
  return [
    ...encodings(secret).map((text) => ['the client secret', text] as const),
    ...tokens.flatMap(encodings).map((text) => ['a token', text] as const),
  ].flatMap(([what, text]) =>
    everything.includes(text) ? [`${what} in the output, an error, a hint or the log`] : [],
  );
}

/** The result of a reading is the clean one, an error, or one that says by a hint what it lacks. */
function ofReading(run: ChaosRun, { clean, hasShortenedReports }: Expectation): string[] {
  if (run.output === null) return [];
  const rows = inOrder(run.output.map(({ json }) => json));
  const [first] = rows;
  // Continue On Fail: the one item failed, and says so.
  if (rows.length === 1 && first && isDeepStrictEqual(Object.keys(first), ['error']))
    return ofFailedItem(first);
  const expected = inOrder(clean.output?.map(({ json }) => json) ?? []);
  if (isDeepStrictEqual(withoutTimes(rows), withoutTimes(expected))) return [];
  const isTold = run.hints.some((hint) => !clean.hints.includes(hint));
  if (run.operation.isJudgment) return bolder(rows, expected);
  return isTold || hasShortenedReports
    ? []
    : [`another result without a word: ${firstDifference(rows, expected)}`];
}

function ofFailedItem({ error }: IDataObject): string[] {
  const { message, code } = error as { message: string; code: string | null };
  const isDefect =
    code === null && /is not a function|Cannot read|of undefined|of null|is not iterable/.test(message);
  return isDefect ? [`an unbranded error: ${message}`] : [];
}

/** Licenses that are proposed for removal although they are not when all can be read. */
function bolder(rows: IDataObject[], expected: IDataObject[]): string[] {
  const removals = (items: IDataObject[]) =>
    items.flatMap(({ userId, licenses }) =>
      (licenses as Array<{ skuId: string; action: string }>).flatMap(({ skuId, action }) =>
        action === 'remove' ? [`${userId as string} ${skuId}`] : [],
      ),
    );
  const known = new Set(removals(expected));
  return removals(rows)
    .filter((removal) => !known.has(removal))
    .map((removal) => `a license proposed for removal that is not to go: ${removal}`);
}

function ofChange(run: ChaosRun, { clean }: Expectation): string[] {
  const { output, input, before, after, log } = run;
  const changed = before.flatMap((user, index) => {
    const now = after[index];
    const [was, is] = [directLicenses(user), now ? directLicenses(now) : new Map<string, string>()];
    return isDeepStrictEqual(was, is) ? [] : [{ id: user.id, was, is }];
  });
  const broken: string[] = [];
  const wanted = new Map(clean.after.map((user) => [user.id, directLicenses(user)]));
  for (const { id, is } of changed)
    if (!isDeepStrictEqual(is, wanted.get(id))) broken.push(`a change that was not asked for, of ${id}`);
  for (const { id } of changed) {
    const lines = log.filter((line) => line.includes(id)).length;
    const hasLost = [...(before.find((user) => user.id === id)?.licenseAssignments ?? [])].length > 0;
    if (lines !== 1 && hasLost && lostSome(changed, id)) broken.push(`${lines} lines in the log for ${id}`);
  }
  if (output === null) {
    if (changed.length > 0) broken.push(`an error, and ${changed.length} users changed without a record`);
    return broken;
  }
  if (output.length !== input.length) broken.push(`${output.length} items for ${input.length}`);
  output.forEach(({ item, json }, index) => {
    if (item !== index) broken.push(`item ${index} is paired with ${String(item)}`);
    broken.push(...ofReport(json as object as ChangeReport, changed));
  });
  const reported = new Set(output.map(({ json }) => json.id));
  for (const { id } of changed) if (!reported.has(id)) broken.push(`no record of ${id}`);
  return broken;
}

interface Changed {
  id: string;
  was: Map<string, string>;
  is: Map<string, string>;
}

function lostSome(changed: readonly Changed[], id: string): boolean {
  const user = changed.find((one) => one.id === id);
  return [...(user?.was.keys() ?? [])].some((skuId) => !user?.is.has(skuId));
}

/** Whether the report of an item says what became of its user. */
function ofReport(
  { id, outcome, removed, added, restore }: ChangeReport,
  changed: readonly Changed[],
): string[] {
  const user = changed.find((one) => one.id === id);
  if (outcome === 'unconfirmed') {
    return removed.length > 0 && restore === null ? [`nothing to restore of ${String(id)}, unconfirmed`] : [];
  }
  if (outcome === 'failed' || outcome === 'skipped')
    return user ? [`${outcome}, but the licenses of ${user.id} changed`] : [];
  const broken: string[] = [];
  const gone = [...(user?.was ?? [])].filter(([skuId]) => !user?.is.has(skuId));
  const come = [...(user?.is ?? [])].filter(([skuId, plans]) => user?.was.get(skuId) !== plans);
  const named = (rows: ReadonlyArray<{ skuId: string }>) =>
    rows.map(({ skuId }) => skuId.toLowerCase()).sort();
  if (!isDeepStrictEqual(named(removed), gone.map(([skuId]) => skuId).sort()))
    broken.push(`${outcome}: what was removed from ${String(id)} is not what is said`);
  if (!isDeepStrictEqual(named(added), come.map(([skuId]) => skuId).sort()))
    broken.push(`${outcome}: what was assigned to ${String(id)} is not what is said`);
  const grants = new Map(
    (restore?.addLicenses ?? []).map((grant) => [
      grant.skuId.toLowerCase(),
      [...grant.disabledPlans].sort().join(' '),
    ]),
  );
  if (!isDeepStrictEqual(grants, new Map(gone))) broken.push(`the restore of ${String(id)} does not undo it`);
  return broken;
}

/** Ours all are; anything else is a defect that shows. */
function isBranded(error: unknown): boolean {
  if (error instanceof ItemFailure) return isBranded(error.cause) || error.cause.constructor === Error;
  if (error instanceof NodeApiError || error instanceof NodeOperationError)
    return isBrandedCause(error.cause);
  return isGraphError(error) || isTokenError(error) || error instanceof UseCaseError;
}

/** Of an error that n8n wraps: a plain sentence of ours, or a branded one. */
function isBrandedCause(cause: unknown): boolean {
  if (cause === undefined || cause === null) return true;
  return (
    isBranded(cause) || (cause instanceof Error && !/^(Type|Range|Syntax|Reference)Error$/.test(cause.name))
  );
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error ?? null);
  const { description, context } = error as { description?: unknown; context?: unknown };
  const parts = [error.stack, description, context, error.cause];
  return parts.map((part) => (typeof part === 'string' ? part : describe(part))).join('\n');
}

const timeFields = new Set(['at', 'createdAt', 'evaluatedAt']);

/** Rows of lists that are read side by side come in any order. */
function inOrder(rows: IDataObject[]): IDataObject[] {
  const keyed = rows.map((row) => ({ key: JSON.stringify(row), row }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

function withoutTimes(rows: IDataObject[]): unknown {
  return JSON.parse(JSON.stringify(rows, (key, value: unknown) => (timeFields.has(key) ? undefined : value)));
}

function firstDifference(rows: IDataObject[], expected: IDataObject[]): string {
  if (rows.length !== expected.length) return `${rows.length} rows instead of ${expected.length}`;
  const index = rows.findIndex(
    (row, place) => !isDeepStrictEqual(withoutTimes([row]), withoutTimes([expected[place] ?? {}])),
  );
  const [row, wanted] = [rows[index] ?? {}, expected[index] ?? {}];
  const field = Object.keys(wanted).find((name) => !isDeepStrictEqual(row[name], wanted[name]));
  return `row ${index}, ${field ?? 'another field'}: ${JSON.stringify(row[field ?? ''])}`;
}
