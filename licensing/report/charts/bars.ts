import { html, type Html } from '../text/html';
import { scaleBand, scaleLinear, stack } from './d3';
import { fluidChart, percent, type ChartWords } from './figure';
import { chartFigure, chartLabel } from './label';

export interface BarPart {
  value: number;
  /** Class of its colour. */
  className: string;
}

export interface Bar {
  label: string;
  /** At the right end of the label's line. */
  figure: string;
  /** Side by side. */
  parts: readonly BarPart[];
}

export interface BarsInput extends ChartWords {
  bars: readonly Bar[];
}

const ROW = 44;

/** Horizontal bars, each below the line of its label, so that a phone has room for both. */
export function bars({ bars: rows, ...words }: BarsInput): Html {
  const totals = rows.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const x = scaleLinear()
    .domain([0, Math.max(...totals, 1)])
    .range([0, 100]);
  const y = scaleBand<number>()
    .domain(rows.map((_, index) => index))
    .range([0, rows.length * ROW]);
  const content = rows.map((bar, index) => {
    const top = y(index) ?? 0;
    return html`<g>${chartLabel(bar.label, top + 15)}${chartFigure(bar.figure, top + 15)}
<rect class="track" x="0" y="${top + 22}" width="100%" height="12" rx="2"/>${stacked(bar.parts, x, top + 22)}</g>
`;
  });
  return fluidChart(words, rows.length * ROW, html`${content}`);
}

function stacked(parts: readonly BarPart[], x: (value: number) => number, top: number): Html[] {
  const layers = stack<readonly BarPart[], number>()
    .keys(parts.map((_, index) => index))
    .value((all, index) => all[index]?.value ?? 0)([parts]);
  return layers.flatMap((layer) => {
    const [from, to] = layer[0] ?? [0, 0];
    const className = parts[layer.key]?.className;
    if (to <= from || className === undefined) return [];
    const width = x(to) - x(from);
    return html`<rect class="${className}" x="${percent(x(from))}" y="${top}" width="${percent(width)}" height="12"/>`;
  });
}
