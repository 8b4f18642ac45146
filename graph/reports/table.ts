import { DateTime } from 'luxon';
import type { ReportDefinition } from './definitions';
import { reportError } from './reportError';

/** Dates before this year are placeholders for "never" (0001-01-01, 1601-01-01): the services are younger. */
const FIRST_YEAR = 2000;

/** Reads the cells of a report by the name of their column, wherever the column stands. */
export class ReportTable {
  private readonly positions = new Map<string, number>();
  /** A report has few different dates and products: each is read, and held in memory, once. */
  private readonly dates = new Map<string, string | null>();
  private readonly products = new Map<string, string[]>();
  private readonly endings = new Set<string>();

  /** @throws {GraphError} where an essential column is missing */
  constructor(
    private readonly report: ReportDefinition,
    header: readonly string[],
  ) {
    header.forEach((name, position) => {
      if (!this.positions.has(name.trim())) this.positions.set(name.trim(), position);
    });
    const missing = report.essential.filter((name) => !this.positions.has(name));
    if (missing.length > 0) {
      const names = missing.map((name) => `"${name}"`).join(', ');
      throw reportError('ReportColumnMissing', report, `has no column ${names}`);
    }
  }

  has(column: string): boolean {
    return this.positions.has(column);
  }

  /** The cell's text, trimmed; empty where the column is missing. */
  text(row: readonly string[], column: string): string {
    const position = this.positions.get(column);
    return position === undefined ? '' : (row[position] ?? '').trim();
  }

  /** `YYYY-MM-DD`; null for a blank cell, a placeholder, or a missing column. */
  date(row: readonly string[], column: string): string | null {
    const text = this.text(row, column);
    const known = this.dates.get(text);
    if (known !== undefined) return known;
    const date = this.readDate(text, column);
    this.dates.set(text, date);
    return date;
  }

  /** @throws {GraphError} where the row does not say when the report was made */
  refreshDate(row: readonly string[], column: string): string {
    const date = this.date(row, column);
    if (date === null)
      throw reportError('ReportUnreadable', this.report, `has a row without a date in "${column}"`);
    return date;
  }

  /** Null for a blank cell or a missing column. */
  flag(row: readonly string[], column: string): boolean | null {
    const text = this.text(row, column).toLowerCase();
    if (text === '') return null;
    if (text === 'true' || text === '1' || text === 'yes') return true;
    if (text === 'false' || text === '0' || text === 'no') return false;
    throw reportError(
      'ReportUnreadable',
      this.report,
      `has the value "${text}" in the yes-or-no column "${column}"`,
    );
  }

  /** The parts of a cell that joins several values by `+`. Shared between rows: not to be changed. */
  list(row: readonly string[], column: string): string[] {
    const text = this.text(row, column);
    const known = this.products.get(text);
    if (known) return known;
    const parts = text.split('+').flatMap((part) => part.trim() || []);
    this.products.set(text, parts);
    return parts;
  }

  /** The row by column name, as Microsoft wrote it. */
  record(row: readonly string[]): Record<string, string> {
    return Object.fromEntries([...this.positions].map(([name, position]) => [name, row[position] ?? '']));
  }

  /** Takes note of how a row ends that is certainly whole, for `isCutOff`. */
  rememberEnding(row: readonly string[]): void {
    this.endings.add(row.at(-1) ?? '');
  }

  /**
   * For a last line without a line break after it: true where its last cell is in no other row, but is how the last
   * cell of another row begins.
   */
  isCutOff(lastRow: readonly string[]): boolean {
    const ending = lastRow.at(-1) ?? '';
    if (this.endings.has(ending)) return false;
    return [...this.endings].some((other) => other.startsWith(ending));
  }

  private readDate(text: string, column: string): string | null {
    if (text === '') return null;
    const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
    const date = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
    const isCalendarDate = match !== null && DateTime.fromISO(date, { zone: 'utc' }).isValid;
    if (!isCalendarDate) {
      throw reportError('ReportUnreadable', this.report, `has "${text}" in the date column "${column}"`);
    }
    return Number(match[1]) < FIRST_YEAR ? null : date;
  }
}
