/** Markdown as Prettier leaves it: tables with aligned columns, lists wrapped at the print width. */

const PRINT_WIDTH = 110;

export function table(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** `indent`: how far the list stands from the margin. */
export function bullets(items: readonly string[], marker = '- ', indent = ''): string {
  return items.map((item) => wrapped(item, indent + marker, indent + ' '.repeat(marker.length))).join('\n');
}

/** Technical names as code, so that Markdown leaves their underscores alone. */
export function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function wrapped(text: string, first: string, others: string): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of words(text)) {
    if (!isEmpty && line.length + 1 + word.length > PRINT_WIDTH) {
      lines.push(line);
      line = others;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** Code may hold spaces: it is never broken. At the beginning of a line `2.` would be a list, so it stays behind its word. */
function words(text: string): string[] {
  return text.match(/(?:`[^`]*`|[^\s`]|\s(?=\d+[.)](?:\s|$)))+/g) ?? [];
}
