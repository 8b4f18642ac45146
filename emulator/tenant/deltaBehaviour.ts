/**
 * How `GET /users/delta` departs from the shortest answer. Microsoft's page "Use delta query to track changes in
 * Microsoft Graph data" names all of it as what a client must expect.
 */
export interface DeltaBehaviour {
  /** Users to a page; Graph alone decides. Default 200. */
  pageSize?: number;
  /** True: an empty page with a nextLink stands before each page with rows. */
  emptyPages?: boolean;
  /** True: every row of a round comes twice. */
  repeats?: boolean;
  /** True: a round brings the rows of the round before it once more. */
  replays?: boolean;
  /** True: the first round lists soft-deleted users too, as removed ones. */
  removedInFirstRound?: boolean;
}
