import { html, type Html } from '../text/html';
import { arc, pie } from './d3';
import { squareChart, type ChartWords } from './figure';

export interface DonutPart {
  value: number;
  /** Class of its colour. */
  className: string;
}

export interface DonutInput extends ChartWords {
  parts: readonly DonutPart[];
  /** In the hole: a figure, and what it counts. */
  center: { figure: string; label: string };
}

const SIZE = 190;

/** The parts of a whole as a ring, clockwise from the top. */
export function donut({ parts, center, ...words }: DonutInput): Html {
  const shape = arc<{ startAngle: number; endAngle: number; padAngle: number }>()
    .innerRadius(62)
    .outerRadius(92)
    .cornerRadius(2);
  const slices = pie<DonutPart>()
    .value(({ value }) => value)
    .sort(null)
    .padAngle(0.02)(parts.filter(({ value }) => value > 0));
  const paths = slices.map(({ startAngle, endAngle, padAngle, data }) => {
    const outline = shape({ startAngle, endAngle, padAngle: slices.length > 1 ? padAngle : 0 }) ?? '';
    return html`<path class="${data.className}" d="${outline}"/>`;
  });
  const middle = SIZE / 2;
  return squareChart(
    words,
    SIZE,
    html`<g transform="translate(${middle} ${middle})">${paths}
<text class="donut-figure" y="4" text-anchor="middle">${center.figure}</text>
<text class="donut-label" y="26" text-anchor="middle">${center.label}</text></g>`,
  );
}
