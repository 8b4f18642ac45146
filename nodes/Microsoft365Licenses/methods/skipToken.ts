/** What the editor hands back to ask for the next page; undefined after the last one. */
export function skipToken(nextLink: string | undefined): string | undefined {
  return nextLink ? (new URL(nextLink).searchParams.get('$skiptoken') ?? undefined) : undefined;
}
