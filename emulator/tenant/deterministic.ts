/** Everything random in a generated tenant comes from here: the same words give the same value, always. */

/** 32 well-mixed bits of a text (FNV-1a, then murmur3's finish). */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return mix(state);
}

/** Spreads the bits of a number over 32. */
export function mix(value: number): number {
  let state = value | 0;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** A version 4 GUID that depends on the text only. */
export function guidFrom(text: string): string {
  return guidOf(hash(`${text}:a`), hash(`${text}:b`), hash(`${text}:c`), hash(`${text}:d`));
}

export function guidOf(a: number, b: number, c: number, d: number): string {
  const hex = (value: number) => value.toString(16).padStart(8, '0');
  const [two, three] = [hex(b), hex(c)];
  const variant = ((Number.parseInt(three.charAt(0), 16) & 0x3) | 0x8).toString(16);
  return `${hex(a)}-${two.slice(0, 4)}-4${two.slice(5)}-${variant}${three.slice(1, 4)}-${three.slice(4)}${hex(d)}`;
}

/** A sequence of numbers in [0, 1) (mulberry32), for one user or one object. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let value = this.#state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  }

  /** Whole number from 0 up to, not including, `bound`. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  }

  guid(): string {
    const bits = () => Math.floor(this.next() * 4294967296);
    return guidOf(bits(), bits(), bits(), bits());
  }
}
