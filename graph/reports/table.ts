import { DateTime } from 'luxon';
import type { ReportDefinition } from './definitions';
import { reportError } from './reportError';

/** Dates before this year are placeholders for "never" (0001-01-01, 1601-01-01); the services did not exist then. */
const FIRST_YEAR = 2000;

/** Reads the cells of a report by the name of their column. */
export class ReportTable {
  private readonly positions = new Map<string, number>();
  /** A report has few different dates and products; each is parsed and kept in memory once. */
  private readonly dates = new Map<string, string | null>();
  private readonly products = new Map<string, string[]>();
  private readonly lastCells = new Set<string>();
  /** The number of columns. */
  readonly width: number;

  /** @throws {GraphError} where an essential column is missing */
  constructor(
    private readonly report: ReportDefinition,
    header: readonly string[],
  ) {
    this.width = header.length;
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

  /** The cell's text, trimmed, as a text of its own; empty where the column is missing. */
  text(row: readonly string[], column: string): string {
    return ownText(this.cell(row, column));
  }

  /** `YYYY-MM-DD`; null for a blank cell, a placeholder, or a missing column. */
  date(row: readonly string[], column: string): string | null {
    const text = this.cell(row, column);
    const cached = this.dates.get(text);
    if (cached !== undefined) return cached;
    const date = this.readDate(text, column);
    this.dates.set(ownText(text), date);
    return date;
  }

  /** The latest date of all columns whose name ends in `ending`. */
  latestDate(row: readonly string[], ending: string): string | null {
    let latest: string | null = null;
    for (const name of this.positions.keys()) {
      const date = name.endsWith(ending) ? this.date(row, name) : null;
      if (date !== null && (latest === null || date > latest)) latest = date;
    }
    return latest;
  }

  /** Null for a blank cell or a missing column. */
  wholeNumber(row: readonly string[], column: string): number | null {
    const text = this.cell(row, column);
    if (text === '') return null;
    if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
    throw reportError('ReportUnreadable', this.report, `has "${text}" in the column of numbers "${column}"`);
  }

  /** @throws {GraphError} where the row has no refresh date */
  refreshDate(row: readonly string[], column: string): string {
    const date = this.date(row, column);
    if (date === null)
      throw reportError('ReportUnreadable', this.report, `has a row without a date in "${column}"`);
    return date;
  }

  /** Null for a blank cell or a missing column. */
  flag(row: readonly string[], column: string): boolean | null {
    const text = this.cell(row, column);
    if (text === '') return null;
    if (/^(true|1|yes)$/i.test(text)) return true;
    if (/^(false|0|no)$/i.test(text)) return false;
    throw reportError(
      'ReportUnreadable',
      this.report,
      `has the value "${text}" in the yes-or-no column "${column}"`,
    );
  }

  /** The values of a cell that joins them by `+`. Rows share the array; nobody may change it. */
  list(row: readonly string[], column: string): string[] {
    const cell = this.cell(row, column);
    const cached = this.products.get(cell);
    if (cached) return cached;
    const text = ownText(cell);
    const parts = text.split('+').flatMap((part) => part.trim() || []);
    this.products.set(text, parts);
    return parts;
  }

  /** The unchanged cells by column name. */
  record(row: readonly string[]): Record<string, string> {
    return Object.fromEntries([...this.positions].map(([name, position]) => [name, row[position] ?? '']));
  }

  /** Adds the last cell of a whole row, for `isCutOff`. */
  addLastCell(row: readonly string[]): void {
    const lastCell = row.at(-1) ?? '';
    if (!this.lastCells.has(lastCell)) this.lastCells.add(ownText(lastCell));
  }

  /** Whether the last line was cut: its last cell is a proper prefix of another row's last cell and equals none. */
  isCutOff(lastRow: readonly string[]): boolean {
    const lastCell = lastRow.at(-1) ?? '';
    if (this.lastCells.has(lastCell)) return false;
    return [...this.lastCells].some((other) => other.startsWith(lastCell));
  }

  private cell(row: readonly string[], column: string): string {
    const position = this.positions.get(column);
    return position === undefined ? '' : (row[position] ?? '').trim();
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

/** A copy: a cell may be a part of a large text, which would stay in memory as long as the cell does. */
function ownText(text: string): string {
  return Buffer.from(text).toString();
}
