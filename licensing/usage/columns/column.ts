/** Cells of one chunk: large enough to be few, small enough that the last one wastes little. */
const CHUNK = 16_384;

type Cells = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/**
 * Numbers by row, outside of JavaScript's heap: one cell takes as many bytes as its type, where an object takes fifty. Rows
 * may be written in any order; a row that was never written is 0.
 */
export class Column {
  private readonly chunks: Cells[] = [];

  constructor(private readonly type: new (length: number) => Cells) {}

  get(row: number): number {
    return this.chunks[Math.floor(row / CHUNK)]?.[row % CHUNK] ?? 0;
  }

  set(row: number, value: number): void {
    const position = Math.floor(row / CHUNK);
    let chunk = this.chunks[position];
    if (chunk === undefined) {
      if (value === 0) return;
      chunk = new this.type(CHUNK);
      this.chunks[position] = chunk;
    }
    chunk[row % CHUNK] = value;
  }
}
