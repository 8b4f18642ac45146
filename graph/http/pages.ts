import type { TransportResponse } from './transport';
import { incompleteError, isGraphError } from './graphError';
import { requestIdOf } from './headers';
import type { GraphError } from './graphError';
import type { PermissionTask } from '../permissions';

export interface ReadPagesInput {
  firstUrl: string;
  /** Fetches one URL with the headers of the first request. */
  fetchPage: (url: string) => Promise<TransportResponse>;
  task: PermissionTask;
  /** After this many rows, a page is fetched only when the reader asks for it. Default: each page is fetched ahead. */
  rowsNeeded?: number;
  /** Whether a row may come more than once, because the reader leaves out repeats; then no `id` is kept. Default: false. */
  mayRepeat?: boolean;
}

/**
 * Most pages in a row that bring nothing new. A page may be empty ("Paging Microsoft Graph data in your app"), but links
 * that lead on and on without a row end nowhere.
 */
const mostPagesWithoutNewRows = 100;

export interface Page<T> {
  rows: T[];
  nextUrl: string | null;
}

/**
 * The pages of a collection, in order; each is fetched while the reader handles the one before. A row whose `id` came
 * before is left out: where the collection changes meanwhile, Graph gives a row on two pages. (Not with `mayRepeat`.)
 *
 * A page token that Graph no longer takes (`isLostPageToken`) restarts the listing once. The reader keeps the pages that it
 * has, so the second pass leaves out what the first pass yielded. Where a row has no `id`, and the second time, the
 * reading stops.
 *
 * @throws GraphError of kind `incomplete` for anything but a whole page set.
 */
export async function* readPages<T>(input: ReadPagesInput): AsyncGenerator<T[], void, undefined> {
  const { mayRepeat = false } = input;
  const first = new SeenRows(mayRepeat);
  try {
    yield* readOnce<T>(input, first, null);
  } catch (error) {
    if (!isLostPageToken(error) || first.hasRowWithoutId) throw asIncomplete(error);
    try {
      yield* readOnce<T>(input, new SeenRows(mayRepeat), first);
    } catch (secondError) {
      throw asIncomplete(secondError);
    }
  }
}

/** The rows of one pass, by their `id`. A row without one is never taken for another. `forgets`: every row is new. */
class SeenRows {
  private readonly ids = new Set<unknown>();
  hasRowWithoutId = false;

  constructor(private readonly forgets: boolean) {}

  has(row: unknown): boolean {
    return this.ids.has(idOf(row));
  }

  /** Whether the row is new. */
  add(row: unknown): boolean {
    const id = idOf(row);
    if (id === undefined) this.hasRowWithoutId = true;
    if (id === undefined || this.forgets) return true;
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    return true;
  }
}

/** One pass over all pages. `earlier`: the rows of the pass before, which the reader has. */
async function* readOnce<T>(
  { firstUrl, fetchPage, task, rowsNeeded = Infinity }: ReadPagesInput,
  seen: SeenRows,
  earlier: SeenRows | null,
): AsyncGenerator<T[], void, undefined> {
  const visited = new Set<string>();
  const fetch = async (url: string): Promise<Page<T>> => {
    visited.add(url);
    return parsePage<T>(await fetchPage(url), firstUrl, visited, task);
  };
  let rowCount = 0;
  let pagesWithoutNewRows = 0;
  let pending: Promise<Page<T>> | null = fetch(firstUrl);
  while (pending !== null) {
    const { rows, nextUrl }: Page<T> = await pending;
    const newRows = rows.filter((row) => seen.add(row));
    rowCount += newRows.length;
    pagesWithoutNewRows = newRows.length === 0 ? pagesWithoutNewRows + 1 : 0;
    if (nextUrl !== null && pagesWithoutNewRows === mostPagesWithoutNewRows) throw endless(task);
    const ahead: Promise<Page<T>> | null = nextUrl !== null && rowCount < rowsNeeded ? fetch(nextUrl) : null;
    // A reader that stops early never awaits this page; its failure must not become an unhandled rejection.
    ahead?.catch(() => undefined);
    yield newRows.filter((row) => earlier?.has(row) !== true);
    pending = ahead ?? (nextUrl === null ? null : fetch(nextUrl));
  }
}

/** @throws GraphError of kind `incomplete` where the page, or its link to the next one, is not as Graph makes them */
export function parsePage<T>(
  { status, headers, body }: TransportResponse,
  firstUrl: string,
  visited: ReadonlySet<string>,
  task: PermissionTask,
): Page<T> {
  const incomplete = (code: string, message: string) =>
    incompleteError({ code, message, task, httpStatus: status, requestId: requestIdOf(headers) });
  if (typeof body !== 'object' || body === null) {
    throw incomplete('UnreadablePage', 'A page of the list is not readable JSON.');
  }
  const page = body as { value?: unknown; '@odata.nextLink'?: unknown };
  if (!Array.isArray(page.value)) {
    throw incomplete('PageWithoutValue', 'A page of the list has no "value".');
  }
  if (!page.value.every((row) => typeof row === 'object' && row !== null)) {
    throw incomplete('UnreadableRow', 'A page of the list has a row that is no object.');
  }
  const nextLink = page['@odata.nextLink'] ?? null;
  if (nextLink === null) return { rows: page.value as T[], nextUrl: null };
  if (typeof nextLink !== 'string' || !URL.canParse(nextLink)) {
    throw incomplete('UnreadableNextLink', 'The link to the next page of the list is not an address.');
  }
  const { origin, username, password, hash } = new URL(nextLink);
  if (origin !== new URL(firstUrl).origin) {
    throw incomplete(
      'ForeignNextLink',
      `The link to the next page of the list leads to another server (${origin}); the token was not sent there.`,
    );
  }
  if (username !== '' || password !== '' || hash !== '' || nextLink.includes('#')) {
    throw incomplete(
      'UnsafeNextLink',
      'The link to the next page of the list holds a user or a fragment, which Microsoft Graph never sends.',
    );
  }
  // Other programs on the way may read such a text as another address than we do.
  if (!/^https?:\/\/[^/\\\s]+\//i.test(nextLink) || /\p{Cc}/u.test(nextLink)) {
    throw incomplete('UnsafeNextLink', 'The link to the next page of the list is not written as an address.');
  }
  if (visited.has(nextLink)) {
    throw incomplete('RepeatedNextLink', 'The pages of the list go round in a circle.');
  }
  return { rows: page.value as T[], nextUrl: nextLink };
}

function endless(task: PermissionTask): GraphError {
  return incompleteError({
    code: 'EndlessPages',
    task,
    message: `The list does not end: ${mostPagesWithoutNewRows} pages in a row brought nothing new.`,
  });
}

const lostPageTokenCodes = ['Directory_ExpiredPageToken', 'DirectoryPageTokenNotFoundException'];

/**
 * Whether Graph does not take the token of a page: it expired, or came with a response that had been retried. Sources:
 * "Paging Microsoft Graph data in your app" (DirectoryPageTokenNotFoundException); Graph also says `Request_BadRequest`
 * with "The page token is not valid", which no page documents.
 */
function isLostPageToken(error: unknown): error is GraphError {
  if (!isGraphError(error)) return false;
  const isNotValid = error.code === 'Request_BadRequest' && /\bpage token\b/i.test(error.message);
  return isNotValid || lostPageTokenCodes.includes(error.code);
}

function asIncomplete(error: unknown): unknown {
  if (!isLostPageToken(error)) return error;
  return incompleteError({
    ...error.toJSON(),
    message: `The list could not be read to its end: Microsoft Graph no longer takes its page token (${error.code}).`,
    description:
      'Nothing was concluded from the part that arrived. Run it again, or narrow the list with a filter.',
  });
}

function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null ? (row as { id?: unknown }).id : undefined;
}
