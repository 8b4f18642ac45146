import type { TransportResponse } from './transport';
import { incompleteError, isGraphError } from './graphError';
import type { GraphError } from './graphError';
import type { PermissionTask } from '../permissions';

export interface PageReading {
  firstUrl: string;
  /** Fetches one address, with the headers of the first request. */
  fetchPage: (url: string) => Promise<TransportResponse>;
  task: PermissionTask;
  /**
   * Once so many rows have come, the next page is no longer asked for ahead of time, only when the reader goes on.
   * Default: no bound.
   */
  rowsNeeded?: number;
}

interface Page<T> {
  rows: T[];
  nextUrl: string | null;
}

/**
 * The pages of a collection, in order, each asked for while the one before is being handled.
 *
 * An expired page token (400 `Directory_ExpiredPageToken`) restarts the listing once. Pages already handed out cannot be
 * called back, so the second pass leaves out every object whose `id` was handed out before: a reader sees each object
 * once and never hears of the restart. Rows without an `id` cannot be told apart; then, and at a second expiry, it stops.
 *
 * @throws GraphError of kind `incomplete` for anything but a whole page set.
 */
export async function* readPages<T>(reading: PageReading): AsyncGenerator<T[], void, undefined> {
  const handedOut = new Set<unknown>();
  try {
    yield* readOnce<T>(reading, (rows) => {
      for (const row of rows) handedOut.add(idOf(row));
      return rows;
    });
  } catch (error) {
    if (!isExpiredPageToken(error) || handedOut.has(undefined)) throw asIncomplete(error);
    try {
      yield* readOnce<T>(reading, (rows) => rows.filter((row) => !handedOut.has(idOf(row))));
    } catch (secondError) {
      throw asIncomplete(secondError);
    }
  }
}

async function* readOnce<T>(
  { firstUrl, fetchPage, task, rowsNeeded = Infinity }: PageReading,
  handOut: (rows: T[]) => T[],
): AsyncGenerator<T[], void, undefined> {
  const visited = new Set<string>();
  const fetch = async (url: string): Promise<Page<T>> => {
    visited.add(url);
    return parsePage<T>(await fetchPage(url), { firstUrl, visited, task });
  };
  let rowCount = 0;
  let pending: Promise<Page<T>> | null = fetch(firstUrl);
  while (pending !== null) {
    const page: Page<T> = await pending;
    const { rows, nextUrl } = page;
    rowCount += rows.length;
    const ahead: Promise<Page<T>> | null = nextUrl !== null && rowCount < rowsNeeded ? fetch(nextUrl) : null;
    // The reader may stop before this page is awaited; its failure is then nobody's business.
    ahead?.catch(() => undefined);
    yield handOut(rows);
    pending = ahead ?? (nextUrl === null ? null : fetch(nextUrl));
  }
}

interface PageContext {
  firstUrl: string;
  visited: ReadonlySet<string>;
  task: PermissionTask;
}

function parsePage<T>(
  { status, headers, body }: TransportResponse,
  { firstUrl, visited, task }: PageContext,
): Page<T> {
  const seen = { task, httpStatus: status, requestId: headers['request-id'] ?? null };
  if (typeof body !== 'object' || body === null) {
    throw incompleteError({
      ...seen,
      code: 'UnreadablePage',
      message: 'A page of the list is not readable JSON.',
    });
  }
  const page = body as { value?: unknown; '@odata.nextLink'?: unknown };
  if (!Array.isArray(page.value)) {
    throw incompleteError({
      ...seen,
      code: 'PageWithoutValue',
      message: 'A page of the list has no "value".',
    });
  }
  const nextLink = page['@odata.nextLink'] ?? null;
  if (nextLink === null) return { rows: page.value as T[], nextUrl: null };
  if (typeof nextLink !== 'string' || !URL.canParse(nextLink)) {
    throw incompleteError({
      ...seen,
      code: 'UnreadableNextLink',
      message: 'The link to the next page of the list is not an address.',
    });
  }
  const { origin } = new URL(nextLink);
  if (origin !== new URL(firstUrl).origin) {
    throw incompleteError({
      ...seen,
      code: 'ForeignNextLink',
      message: `The link to the next page of the list leads to another server (${origin}); the token was not sent there.`,
    });
  }
  if (visited.has(nextLink)) {
    throw incompleteError({
      ...seen,
      code: 'RepeatedNextLink',
      message: 'The pages of the list go round in a circle.',
    });
  }
  return { rows: page.value as T[], nextUrl: nextLink };
}

function isExpiredPageToken(error: unknown): error is GraphError {
  return isGraphError(error) && error.code === 'Directory_ExpiredPageToken';
}

function asIncomplete(error: unknown): unknown {
  if (!isExpiredPageToken(error)) return error;
  return incompleteError({
    ...error.toJSON(),
    message: `The list could not be read to its end: its page token expired (${error.code}).`,
    description:
      'Nothing was concluded from the part that arrived. Run it again, or narrow the list with a filter.',
  });
}

function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null ? (row as { id?: unknown }).id : undefined;
}
