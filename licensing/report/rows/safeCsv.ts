/** What a cell of a CSV file may hold. Null is an empty cell. */
export type CsvValue = string | number | boolean | null;

/**
 * What makes a spreadsheet take a cell for a formula; full-width forms do so in East Asian languages. Source: OWASP, "CSV
 * Injection".
 */
const cellWithFormula = /^[\p{White_Space}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Where a cell begins for a program that separates cells by another character, or reads quotes in its own way. */
const otherCellWithFormula =
  /(["',;|\t\r\n\v\f\u0085\u2028\u2029])([\p{White_Space}\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu;

/** An apostrophe before each place where a formula could begin makes the cell a text to read. */
export function withoutFormulas(text: string): string {
  const safe = text.replace(otherCellWithFormula, (_, end: string, blank: string) => `${end}${blank}'`);
  return cellWithFormula.test(text) ? `'${safe}` : safe;
}

/** A number stays a number; a text is quoted, its quotes doubled, and its formulas are none any more. */
export function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return `"${withoutFormulas(value).replaceAll('"', '""')}"`;
}

/** One line with its end, as RFC 4180 has it. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
