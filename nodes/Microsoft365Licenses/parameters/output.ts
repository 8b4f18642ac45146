import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { cellList, cellText } from './tableCell';

const OUTPUTS = ['full', 'flat', 'columns', 'compact'] as const;
export type Output = (typeof OUTPUTS)[number];

/** Rows that a compact output has at most: more would fill the context of a model. */
export const COMPACT_ROWS = 200;

/** `output`: which of its fields an item has. n8n's table gives a nested list at least one line for each of its values. */
export const outputParameter: INodeProperties = {
  displayName: 'Output',
  name: 'output',
  type: 'options',
  options: [
    {
      name: 'All Columns',
      value: 'columns',
      description: 'All fields that are not nested, with IDs and whole texts: for a sheet or a database',
    },
    {
      name: 'All Fields',
      value: 'full',
      description: 'Nested lists too, for expressions and for the operations that follow',
    },
    {
      name: 'Compact',
      value: 'compact',
      description: `The fields that an answer needs, of at most ${COMPACT_ROWS} rows, and how many more there are: for an AI agent`,
    },
    {
      name: 'Flat',
      value: 'flat',
      description:
        'Rows of three lines at most, to read in the editor: without nested lists and IDs, and long texts are cut',
    },
  ],
  default: 'full',
  description: 'Which fields the items have',
};

/** `output` beside Simplify: raw data has no other form. */
export const simplifiedOutputParameter: INodeProperties = {
  ...outputParameter,
  displayOptions: { show: { simplify: [true] } },
};

/** @throws {Error} for an output that there is not */
export function readOutput(node: IExecuteFunctions, itemIndex: number): Output {
  const value: unknown = node.getNodeParameter('output', itemIndex, 'full');
  const output = OUTPUTS.find((known) => known === value);
  if (output) return output;
  throw new Error(`Output is ${JSON.stringify(value)}, but it must be one of ${OUTPUTS.join(', ')}.`);
}

/** Columns of a flat row that stand for a nested list: the names in it, by the column. */
export type FlatLists<Row> = Readonly<Record<string, (row: Row) => readonly string[]>>;

/** The rows with the fields that the output has; `compactFields` are those of the compact one, in their order. */
export function inOutput<Row extends object>(
  rows: readonly Row[],
  output: Output,
  compactFields: readonly string[],
  flatLists: FlatLists<Row> = {},
): readonly object[] {
  switch (output) {
    case 'full':
      return rows;
    case 'columns':
      return rows.map((row) => Object.fromEntries(columnsOf(row)));
    case 'flat':
      return rows.map((row) => flat(row, flatLists));
    case 'compact':
      return compact(rows, compactFields);
  }
}

/** Nested in some rows and null in others; a column has to be there for all rows or for none. */
const nestedOrNull = new Set(['manager', 'signInActivity', 'subscriptions']);

function columnsOf(row: object): Array<[string, unknown]> {
  return Object.entries(row).filter(([field, value]) => !nestedOrNull.has(field) && !isNested(value));
}

/** IDs, which the table breaks into four lines or five, and what is made to be sent. */
const notToRead = new Set(['id', 'skuId', 'groupId', 'html', 'slackText']);

/** Names by which other operations find a user or a license again: a shortened one would be another. */
const keys = new Set(['userId', 'skuPartNumber', 'email']);

function flat<Row extends object>(row: Row, lists: FlatLists<Row>): object {
  const columns = columnsOf(row).filter(([field]) => !notToRead.has(field));
  return Object.fromEntries(
    columns.map(([field, value]) => {
      const list = lists[field];
      if (list) return [field, cellList(field, [...new Set(list(row))])];
      return [field, typeof value === 'string' && !keys.has(field) ? cellText(field, value) : value];
    }),
  );
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function compact(rows: readonly object[], fields: readonly string[]): object[] {
  const shown = rows.slice(0, COMPACT_ROWS).map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
  });
  const rest = rows.length - shown.length;
  if (rest === 0) return shown;
  const message = `${rest} more rows are not shown. Narrow the question with a filter to see them.`;
  return [...shown, { notShown: rest, message }];
}
