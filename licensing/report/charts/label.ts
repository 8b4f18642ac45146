import { html, type Html } from '../text/html';

export interface TextPlace {
  x: string;
  y: number;
  /** The end of the text that is at `x`. */
  end: 'start' | 'end';
  className: string;
}

/**
 * A text of a chart with its left end (`start`) or its right end (`end`) at `x`, whatever its script. A name in Arabic or
 * Hebrew is laid out from the right, and SVG then counts its start at the right.
 */
export function chartText(text: string, { x, y, end, className }: TextPlace): Html {
  const isRightToLeft = firstStrong.exec(text)?.groups?.right !== undefined;
  const anchor = isRightToLeft ? opposite[end] : end;
  const direction = isRightToLeft ? 'rtl' : 'ltr';
  return html`<text class="${className}" x="${x}" y="${y}" text-anchor="${anchor}" direction="${direction}">${text}</text>`;
}

/** A figure at the right end of the chart. */
export function chartFigure(text: string, y: number): Html {
  return chartText(text, { x: '100%', y, end: 'end', className: 'bar-figure' });
}

const opposite = { start: 'end', end: 'start' } as const;

/** The first letter that has a direction decides (Unicode Standard Annex #9, rules P2 and P3). */
const firstStrong =
  /(?<right>[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])|\p{L}/u;

/** Letters beside the figure of a chart: on a phone or in a column on paper, and where there is more room. */
const NARROW = 27;
const WIDE = 46;

/** A name at the left end; where it is too long for a phone, the style sheet chooses one of two. */
export function chartLabel(name: string, y: number): Html {
  const long = fitText(name, WIDE);
  const short = fitText(name, NARROW);
  const text = (fitted: string, className: string) =>
    chartText(fitted, { x: '0', y, end: 'start', className });
  if (short === long) return text(long, 'bar-label');
  return html`${text(long, 'bar-label long')}${text(short, 'bar-label short')}`;
}

/**
 * The beginning of a text that is too wide, with an ellipsis. `width`: in narrow letters; one of East Asia or an emoji
 * counts as two. Never cuts through what a reader takes for one character.
 */
export function fitText(text: string, width: number): string {
  const characters = [...graphemes.segment(text.replace(/\s+/gu, ' ').trim())].map(({ segment }) => segment);
  let used = 0;
  const fitting = characters.findIndex((character) => {
    used += wide.test(character) ? 2 : 1;
    return used > width;
  });
  return fitting === -1
    ? characters.join('')
    : `${characters
        .slice(0, Math.max(0, fitting - 1))
        .join('')
        .trimEnd()}…`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /\p{Extended_Pictographic}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[Ａ-Ｚａ-ｚ]/u;
