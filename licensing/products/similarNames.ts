/** One name within the other, or at most a third of the letters typed wrong. */
export function resembles(left: string, right: string): boolean {
  const [a, b] = [plain(left), plain(right)];
  if (a.length === 0 || b.length < 2) return false;
  return a.includes(b) || b.includes(a) || editDistance(a, b) <= Math.floor(Math.max(a.length, b.length) / 3);
}

/** Levenshtein distance. */
function editDistance(left: string, right: string): number {
  let distances = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(left).entries()) {
    let diagonal = row;
    let before = row + 1;
    distances = distances.map((above, column) => {
      if (column === 0) return before;
      const substituted = diagonal + (letter === right[column - 1] ? 0 : 1);
      diagonal = above;
      before = Math.min(substituted, above + 1, before + 1);
      return before;
    });
  }
  return distances.at(-1) ?? 0;
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
