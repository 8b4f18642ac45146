const LENGTH = 36;
const hyphens: ReadonlySet<number> = new Set([8, 13, 18, 23]);
const HYPHEN = '-'.charCodeAt(0);
const WORDS = 4;
const DIGITS_OF_A_WORD = 8;
const firstCapacity = 1_024;
/** Fuller, a place takes long to find. */
const fullest = 0.6;

/** What a hexadecimal digit stands for, by its character code; 16 for what is none. */
const digitValues = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase());
  return value < 0 ? 16 : value;
});

/**
 * A set of object ids in any case. An id is the 16 bytes that it stands for, in a table with free places between, where a set
 * of texts takes a hundred. Four zeros are a free place.
 */
export class ObjectIds {
  private table = new Uint32Array(firstCapacity * WORDS);
  private size = 0;
  /** What is no such id. */
  private readonly others = new Set<string>();
  /** Of the id at hand. */
  private readonly words = new Uint32Array(WORDS);

  /** Whether the id is new. */
  add(id: string): boolean {
    if (!readWords(id, this.words)) {
      const isNew = !this.others.has(id);
      this.others.add(id);
      return isNew;
    }
    if (this.size + 1 > (fullest * this.table.length) / WORDS) this.grow();
    const isNew = insert(this.table, this.words, 0);
    if (isNew) this.size += 1;
    return isNew;
  }

  private grow(): void {
    const larger = new Uint32Array(this.table.length * 2);
    for (let place = 0; place < this.table.length; place += WORDS)
      if (!isFree(this.table, place)) insert(larger, this.table, place);
    this.table = larger;
  }
}

/** The words of `from` at a place. Whether they were not there. */
function insert(table: Uint32Array, from: Uint32Array, at: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = [from[at], from[at + 1], from[at + 2], from[at + 3]];
  const mask = table.length / WORDS - 1;
  let slot = Math.imul(a ^ c, 0x9e3779b1) ^ Math.imul(b ^ d, 0x85ebca6b);
  for (;;) {
    slot &= mask;
    const place = slot * WORDS;
    if (isFree(table, place)) {
      table[place] = a;
      table[place + 1] = b;
      table[place + 2] = c;
      table[place + 3] = d;
      return true;
    }
    const isThere =
      table[place] === a && table[place + 1] === b && table[place + 2] === c && table[place + 3] === d;
    if (isThere) return false;
    slot += 1;
  }
}

function isFree(table: Uint32Array, place: number): boolean {
  return table[place] === 0 && table[place + 1] === 0 && table[place + 2] === 0 && table[place + 3] === 0;
}

/** Whether the text is an id; that of zeros is none. Digit by digit, because a pattern and its parts take three times as long. */
function readWords(id: string, words: Uint32Array): boolean {
  if (id.length !== LENGTH) return false;
  let digits = 0;
  let word = 0;
  for (let at = 0; at < LENGTH; at += 1) {
    const code = id.charCodeAt(at);
    if (hyphens.has(at)) {
      if (code !== HYPHEN) return false;
      continue;
    }
    const digit = digitValues[code] ?? 16;
    if (digit === 16) return false;
    word = (word << 4) | digit;
    digits += 1;
    if (digits % DIGITS_OF_A_WORD === 0) words[digits / DIGITS_OF_A_WORD - 1] = word;
  }
  return !isFree(words, 0);
}
