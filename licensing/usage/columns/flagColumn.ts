import { Column } from './column';

const flags = [null, false, true] as const;

/** Yes, no, or unknown by row; a row that was never written is null. */
export class FlagColumn {
  private readonly cells = new Column(Uint8Array);

  get(row: number): boolean | null {
    return flags[this.cells.get(row)] ?? null;
  }

  set(row: number, flag: boolean | null): void {
    this.cells.set(row, flags.indexOf(flag));
  }
}
