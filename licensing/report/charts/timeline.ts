import { html, type Html } from '../text/html';
import { scaleBand, scaleUtc } from './d3';
import { fluidChart, percent, type ChartWords } from './figure';
import { chartFigure, chartLabel, chartText } from './label';

export interface TimelineEntry {
  /** `YYYY-MM-DD`. */
  date: string;
  label: string;
  /** At the right end of the label's line. */
  figure: string;
  /** Class of its colour. */
  className: string;
}

export interface TimelineInput extends ChartWords {
  entries: readonly TimelineEntry[];
  /** The days at both ends, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** How a day is written at the axis. */
  dayText: (date: string) => string;
}

const ROW = 44;
const AXIS = 26;
/** Room for half a dot at both ends, in percent. */
const MARGIN = 1.5;
const LINES = 4;

/** Each entry on a line of its own, its dot at its day, between the first day and the last. */
export function timeline({ entries, from, to, dayText, ...words }: TimelineInput): Html {
  const x = scaleUtc()
    .domain([Date.parse(from), Date.parse(to)])
    .range([MARGIN, 100 - MARGIN]);
  const y = scaleBand<number>()
    .domain(entries.map((_, index) => index))
    .range([0, entries.length * ROW]);
  const bottom = entries.length * ROW;
  const lines = x.ticks(LINES).map((tick) => {
    const at = percent(x(tick));
    return html`<line class="grid" x1="${at}" x2="${at}" y1="0" y2="${bottom}"/>`;
  });
  const rows = entries.map(({ date, label, figure, className }, index) => {
    const top = y(index) ?? 0;
    const day = percent(x(Date.parse(date)));
    return html`<g>${chartLabel(label, top + 15)}${chartFigure(figure, top + 15)}
<line class="track-line" x1="${MARGIN}%" x2="${100 - MARGIN}%" y1="${top + 29}" y2="${top + 29}"/>
<line class="${className} stem" x1="${MARGIN}%" x2="${day}" y1="${top + 29}" y2="${top + 29}"/>
<circle class="${className}" cx="${day}" cy="${top + 29}" r="6"/></g>
`;
  });
  const ends = { y: bottom + 20, className: 'axis' };
  const axis = [
    chartText(dayText(from), { x: '0', end: 'start', ...ends }),
    chartText(dayText(to), { x: '100%', end: 'end', ...ends }),
  ];
  return fluidChart(words, bottom + AXIS, html`${lines}${rows}${axis}`);
}
