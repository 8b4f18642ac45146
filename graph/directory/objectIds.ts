const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const WORDS = 4;
const firstCapacity = 1_024;
/** Fuller, a place takes long to find. */
const fullest = 0.6;

type Words = readonly [number, number, number, number];

/**
 * A set of object ids in any case. An id is the 16 bytes that it stands for, in a table with free places between, where a set
 * of texts takes a hundred. Four zeros are a free place.
 */
export class ObjectIds {
  private table = new Uint32Array(firstCapacity * WORDS);
  private size = 0;
  /** What is no such id. */
  private readonly others = new Set<string>();

  /** Whether the id is new. */
  add(id: string): boolean {
    const words = wordsOf(id);
    if (words === null) {
      const isNew = !this.others.has(id);
      this.others.add(id);
      return isNew;
    }
    if (this.size + 1 > (fullest * this.table.length) / WORDS) this.grow();
    const isNew = insert(this.table, words);
    if (isNew) this.size += 1;
    return isNew;
  }

  private grow(): void {
    const larger = new Uint32Array(this.table.length * 2);
    for (let place = 0; place < this.table.length; place += WORDS) {
      const words = wordsAt(this.table, place);
      if (!isFree(words)) insert(larger, words);
    }
    this.table = larger;
  }
}

/** Whether it was not there. */
function insert(table: Uint32Array, words: Words): boolean {
  const [a, b, c, d] = words;
  const mask = table.length / WORDS - 1;
  let slot = Math.imul(a ^ c, 0x9e3779b1) ^ Math.imul(b ^ d, 0x85ebca6b);
  for (;;) {
    slot &= mask;
    const found = wordsAt(table, slot * WORDS);
    if (isFree(found)) {
      table.set(words, slot * WORDS);
      return true;
    }
    if (found[0] === a && found[1] === b && found[2] === c && found[3] === d) return false;
    slot += 1;
  }
}

function wordsAt(table: Uint32Array, place: number): Words {
  return [table[place] ?? 0, table[place + 1] ?? 0, table[place + 2] ?? 0, table[place + 3] ?? 0];
}

function isFree([a, b, c, d]: Words): boolean {
  return (a | b | c | d) === 0;
}

/** Null for a text of another form, and for the id of zeros. */
function wordsOf(id: string): Words | null {
  if (!form.test(id)) return null;
  const words = [
    id.slice(0, 8),
    id.slice(9, 13) + id.slice(14, 18),
    id.slice(19, 23) + id.slice(24, 28),
    id.slice(28),
  ].map((part) => Number.parseInt(part, 16)) as unknown as Words;
  return isFree(words) ? null : words;
}
