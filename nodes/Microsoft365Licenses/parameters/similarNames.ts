/** One name within the other, or at most a third of the letters typed wrong. */
export function resembles(left: string, right: string): boolean {
  const [a, b] = [plain(left), plain(right)];
  if (a.length === 0 || b.length < 2) return false;
  return a.includes(b) || b.includes(a) || editDistance(a, b) <= Math.floor(Math.max(a.length, b.length) / 3);
}

/** Levenshtein distance. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const substituted = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next[j] = Math.min(substituted, row[j]! + 1, next[j - 1]! + 1);
    }
    row = next;
  }
  return row[right.length]!;
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
