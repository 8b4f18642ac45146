/** Pages that are given out one by one, and a note of how many were asked for and whether the reader let go of them. */
export function pagesOf<Page>(...pages: Page[]) {
  const seen = { asked: 0, closed: false };
  async function* read() {
    try {
      for (const page of pages) {
        seen.asked += 1;
        yield await Promise.resolve(page);
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, pages: read() };
}
