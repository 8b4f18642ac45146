import { Column } from './column';

/** The row that a person has in a table of columns. */
export class RowNumbers {
  /** Row number plus one: 0 means that there is no row. */
  private readonly rows = new Column(Uint32Array);

  /** Null where the person has no row. */
  get(person: number | null): number | null {
    const next = person === null ? 0 : this.rows.get(person);
    return next === 0 ? null : next - 1;
  }

  set(person: number, row: number): void {
    this.rows.set(person, row + 1);
  }
}
