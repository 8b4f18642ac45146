import { eventLoopTurn } from '../../graph/http/timing';

/** Rows worked on before the event loop has a turn: a few milliseconds of judging. */
const ROWS_AT_ONCE = 100;

/**
 * The rows of the pages in slices. Before each, the event loop has a turn, so that the request for the next page leaves before
 * this page is worked on, and not after: judging a thousand users takes longer than it takes to send a request. The rows are
 * taken out of their page, so that those which are done with can be forgotten before the page ends.
 * @throws what the pages throw
 */
export async function* inSlices<T>(
  pages: AsyncGenerator<T[], void, undefined>,
  rowsAtOnce = ROWS_AT_ONCE,
): AsyncGenerator<T[], void, undefined> {
  for await (const page of pages) {
    while (page.length > 0) {
      await eventLoopTurn();
      yield page.splice(0, rowsAtOnce);
    }
  }
}
