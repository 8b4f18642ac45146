import { html, type Html, type HtmlValue } from '../text/html';

export interface TableColumn {
  title: string;
  /** Numbers stand at the right. */
  isNumber?: boolean;
  /** Left out on a phone. */
  isWide?: boolean;
}

export interface TableInput {
  caption: string;
  /** The first one names its row. */
  columns: readonly TableColumn[];
  rows: ReadonlyArray<readonly HtmlValue[]>;
  /** The row of sums. */
  total?: readonly HtmlValue[];
  className?: string;
}

/** A table that says what it holds, and which cells are titles. */
export function table({ caption, columns, rows, total, className = '' }: TableInput): Html {
  const line = (cells: readonly HtmlValue[]) =>
    html`<tr>
      ${cells.map((cell, index) => toCell(cell, columns[index], index))}
    </tr>`;
  const foot = total
    ? html`<tfoot>
        ${line(total)}
      </tfoot>`
    : null;
  return html`<table class="${className}">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col" class="${classOf(column)}">${column.title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((cells) => html`${line(cells)} `)}
    </tbody>
    ${foot}
  </table>`;
}

function toCell(cell: HtmlValue, column: TableColumn | undefined, index: number): Html {
  if (index === 0) return html`<th scope="row">${cell}</th>`;
  return html`<td class="${classOf(column)}">${cell}</td>`;
}

function classOf(column: TableColumn | undefined): string {
  return [column?.isNumber ? 'number' : '', column?.isWide ? 'wide' : ''].join(' ').trim();
}

/** A name from the tenant: in its own direction, and apart from what stands beside it. */
export function named(name: string, more: string | null = null): Html {
  const second = more === null ? null : html`<span class="more" dir="auto">${more}</span>`;
  return html`<span class="name" dir="auto">${name}</span>${second}`;
}

/** Lines of a table from which on it stands below its chart on paper, where it may go on to the next page. */
const LONG = 12;

/** A chart and its table. */
export function pair(title: string, chart: Html, data: TableInput): Html {
  const length = data.rows.length > LONG ? 'pair long' : 'pair';
  return html`<div class="${length}">
    <h3>${title}</h3>
    ${chart}${table(data)}
  </div>`;
}
