/**
 * Texts that fit a cell of the table in n8n's editor. The table makes a column as wide as its header or its longest word,
 * and no wider, however much room there is; the rest of the text wraps. Seen in n8n 2.40.5: 12 px Inter in lines of 18 px,
 * at most 300 px wide.
 */

/** Lines of a cell at most. */
const MOST_LINES = 3;

/** Pixels of text in the widest column. */
const WIDEST = 276;

/** Beside the text of a header: the button that collapses the column. */
const HEADER_BUTTON = 24;

/** Text is measured too wide rather than too narrow, but a column must not be taken for wider than it is. */
const SURE_SHARE = 0.97;

/** The text, or as much of it as fits, with an ellipsis. `field` is the header of the column. */
export function cellText(field: string, text: string): string {
  if (fits(field, text)) return text;
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(words.length, 60); count > 0; count--) {
    const start = count === words.length ? words.join(' ') : `${words.slice(0, count).join(' ')}…`;
    if (fits(field, start)) return start;
  }
  const characters = Array.from(words[0] ?? '').slice(0, 120);
  while (characters.length > 1 && !fits(field, `${characters.join('')}…`)) characters.pop();
  return `${characters.join('')}…`;
}

/** The names, or as many of the first as fit, and how many more there are: `Office 365 E3, Visio Plan 2 and 3 more`. */
export function cellList(field: string, names: readonly string[]): string {
  for (let count = names.length; count > 0; count--) {
    const list = shortened(names, count, names.slice(0, count).join(', '));
    if (fits(field, list)) return list;
  }
  const words = (names[0] ?? '').split(/\s+/);
  for (let count = words.length - 1; count > 0; count--) {
    const list = shortened(names, 1, `${words.slice(0, count).join(' ')}…`);
    if (fits(field, list)) return list;
  }
  return cellText(field, names.join(', '));
}

function shortened(names: readonly string[], count: number, list: string): string {
  const rest = names.length - count;
  return rest === 0 ? list : `${list} and ${rest} more`;
}

function fits(field: string, text: string): boolean {
  return linesOf(text, columnWidth(field, text)) <= MOST_LINES;
}

/** Where a browser may break a line, and more: Chinese, Japanese and Korean break behind every character. */
const breaks = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}@._]+/u;

function columnWidth(field: string, text: string): number {
  const parts = text.split(breaks).map(widthOf);
  const header = SURE_SHARE * widthOf(field) + HEADER_BUTTON;
  return Math.min(WIDEST, Math.max(header, SURE_SHARE * Math.max(...parts)));
}

/** A browser breaks lines at blanks and behind hyphens, and a word only where it is wider than the column. */
function linesOf(text: string, columnWidth: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const part of paragraph.split(/(?<=[\s-])/)) {
      const width = widthOf(part.trimEnd());
      const over = Math.ceil(width / columnWidth) - 1;
      if (used > 0 && used + width > columnWidth) {
        lines++;
        used = 0;
      }
      lines += Math.max(0, over);
      used = over > 0 ? columnWidth : used + widthOf(part);
    }
  }
  return lines;
}

/** Pixels. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widths.get(character) ?? otherWidth(character);
  return width;
}

/** Inter at 12 px; each the widest of its group. */
const groups: ReadonlyArray<[number, string]> = [
  [3.4, ' Iijl'],
  [3.6, "!',.:;"],
  [4.5, '()/[\\]`frt|'],
  [5.5, '-1_{}'],
  [6.1, '"*?^'],
  [6.8, '7JLaksvxyz'],
  [7.3, '25EFbcdehnopqu'],
  [7.6, '03689Zg#'],
  [8.1, '$&4+<=>BKPRSTY~'],
  [8.9, 'ACDHUVX'],
  [9.2, 'GNOQ'],
  [10.8, 'Mmw'],
  [11.8, '%@W'],
];

const widths = new Map(
  groups.flatMap(([width, characters]) => Array.from(characters, (one) => [one, width])),
);

function otherWidth(character: string): number {
  if (/\p{Script=Latin}/u.test(character)) return 9;
  return character > '\uffff' ? 17 : 12.4;
}
