const firstTexts = 1_024;
/** Fuller, a place takes long to find. */
const fullest = 0.6;
const LARGEST_BYTE = 0xff;

/**
 * Numbers of texts, 0 the first. Texts stand one behind the other as bytes outside of JavaScript's heap, and a table with free
 * places between says where: a third of the memory of a Map, and nothing that the garbage collector has to look through.
 */
export class TextNumbers {
  /** Characters up to U+00FF are a byte each; a text with others is kept as it is. */
  private bytes = new Uint8Array(firstTexts * 32);
  /** Where each text begins in `bytes`, by number; behind the last one, where the next will begin. */
  private starts = new Uint32Array(firstTexts + 1);
  /** Numbers plus one; 0 is a free place. */
  private places = new Uint32Array(firstTexts * 2);
  private readonly others = new Map<string, number>();

  /** How many texts there are. */
  size = 0;

  /** Null where the text has none. */
  get(text: string): number | null {
    const hash = hashOf(text);
    if (hash === null) return this.others.get(text) ?? null;
    const next = this.places[this.placeOf(text, hash)] ?? 0;
    return next === 0 ? null : next - 1;
  }

  /** The text's number, a new one where the text is new. */
  add(text: string): number {
    const hash = hashOf(text);
    if (hash === null) return this.addOther(text);
    const place = this.placeOf(text, hash);
    const next = this.places[place] ?? 0;
    if (next !== 0) return next - 1;
    const number = this.append(text);
    this.places[place] = number + 1;
    if (this.size > fullest * this.places.length) this.growPlaces();
    return number;
  }

  private addOther(text: string): number {
    const number = this.others.get(text) ?? this.append('');
    this.others.set(text, number);
    return number;
  }

  /** The place that has the text, or the free one where it belongs. */
  private placeOf(text: string, hash: number): number {
    const mask = this.places.length - 1;
    let place = hash & mask;
    for (;;) {
      const next = this.places[place] ?? 0;
      if (next === 0 || this.isAt(next - 1, text)) return place;
      place = (place + 1) & mask;
    }
  }

  private isAt(number: number, text: string): boolean {
    const start = this.starts[number] ?? 0;
    if ((this.starts[number + 1] ?? 0) - start !== text.length) return false;
    for (let at = 0; at < text.length; at += 1)
      if (this.bytes[start + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  private append(text: string): number {
    const number = this.size;
    const start = this.starts[number] ?? 0;
    const end = start + text.length;
    if (end > this.bytes.length) this.bytes = larger(this.bytes, new Uint8Array(2 * end));
    for (let at = 0; at < text.length; at += 1) this.bytes[start + at] = text.charCodeAt(at);
    if (number + 2 > this.starts.length)
      this.starts = larger(this.starts, new Uint32Array(2 * this.starts.length));
    this.starts[number + 1] = end;
    this.size += 1;
    return number;
  }

  private growPlaces(): void {
    const places = new Uint32Array(2 * this.places.length);
    const mask = places.length - 1;
    for (const next of this.places) {
      if (next === 0) continue;
      let place = this.hashAt(next - 1) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = next;
    }
    this.places = places;
  }

  private hashAt(number: number): number {
    const end = this.starts[number + 1] ?? 0;
    let hash = seed;
    for (let at = this.starts[number] ?? 0; at < end; at += 1) hash = mixed(hash, this.bytes[at] ?? 0);
    return spread(hash);
  }
}

// FNV-1a: short, and even enough for names that differ in a few characters.
const seed = 0x811c9dc5;
const mixed = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);
const spread = (hash: number) => hash ^ (hash >>> 15);

/** Null for a text with characters of more than a byte. */
function hashOf(text: string): number | null {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LARGEST_BYTE) return null;
    hash = mixed(hash, code);
  }
  return spread(hash);
}

function larger<Numbers extends Uint8Array | Uint32Array>(numbers: Numbers, room: Numbers): Numbers {
  room.set(numbers);
  return room;
}
