import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { Measurement } from '../benchmark';
import { growthExponent, seconds } from '../figures';

const width = 760;
const height = 420;
const margin = { top: 56, right: 230, bottom: 56, left: 70 };

interface Series {
  label: string;
  colour: string;
  points: Array<{ x: number; y: number }>;
}

const wanted = [
  { work: 'roster', subject: 'this package', label: 'roster', colour: '#0f6cbd' },
  { work: 'roster', subject: 'bare fetch', label: 'its bare fetch', colour: '#8ab8e0' },
  { work: 'candidates', subject: 'this package', label: 'candidates', colour: '#b3261e' },
  { work: 'candidates', subject: 'bare fetch', label: 'its bare fetch', colour: '#e09a95' },
  {
    work: 'candidates in n8n',
    subject: 'workflow built by hand',
    label: 'candidates, built by hand',
    colour: '#6b6b6b',
  },
];

/**
 * Time against the number of users at no latency, both axes logarithmic: growth in proportion is a line of slope 1. Null
 * where no subject was measured at two sizes.
 */
export function growthPlot(measurements: readonly Measurement[]): string | null {
  const series = wanted
    .map(({ work, subject, ...looks }): Series => {
      const own = measurements.filter(
        (one) => one.work === work && one.subject === subject && one.latencyMs === 0 && one.engine !== '',
      );
      const points = own
        .map(({ users, workMs }) => ({ x: users, y: workMs }))
        .sort((one, other) => one.x - other.x);
      return { ...looks, points };
    })
    .filter(({ points }) => points.length > 1);
  if (series.length === 0) return null;
  return draw(series);
}

function draw(series: readonly Series[]): string {
  const all = series.flatMap(({ points }) => points);
  const xs = all.map(({ x }) => x);
  const ys = all.map(({ y }) => y);
  const x = scaleLog()
    .domain([Math.min(...xs), Math.max(...xs)])
    .range([margin.left, width - margin.right]);
  const y = scaleLog()
    .domain([Math.min(...ys) / 1.5, Math.max(...ys) * 1.5])
    .range([height - margin.bottom, margin.top]);
  const path = line<{ x: number; y: number }>()
    .x((point) => round(x(point.x)))
    .y((point) => round(y(point.y)));
  const sizes = [...new Set(xs)].sort((one, other) => one - other);
  const times = y.ticks().filter((tick) => /^[125]0*(\.0+)?$/.test(String(tick)));
  const ends = spread(series.map(({ points }) => y(points.at(-1)?.y ?? 1)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>Time against the number of users</title>
<desc>Both axes are logarithmic; growth in proportion to the users has the exponent 1.</desc>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${margin.left}" y="24" font-size="16" font-weight="600">Time against the number of users, no latency</text>
${sizes.map((size) => vertical(x(size), size)).join('\n')}
${times.map((time) => horizontal(y(time), time)).join('\n')}
${series.map((one, index) => drawn(one, path(one.points) ?? '', { x, y, labelY: ends[index] ?? 0 })).join('\n')}
<text x="${margin.left}" y="${height - 12}" fill="#444444">users of the tenant</text>
</svg>
`;
}

function vertical(at: number, size: number): string {
  const bottom = height - margin.bottom;
  return `<line x1="${round(at)}" x2="${round(at)}" y1="${margin.top}" y2="${bottom}" stroke="#e3e3e3"/><text x="${round(at)}" y="${bottom + 18}" text-anchor="middle" fill="#444444">${size.toLocaleString('en-US')}</text>`;
}

function horizontal(at: number, time: number): string {
  return `<line x1="${margin.left}" x2="${width - margin.right}" y1="${round(at)}" y2="${round(at)}" stroke="#e3e3e3"/><text x="${margin.left - 8}" y="${round(at + 4)}" text-anchor="end" fill="#444444">${seconds(time)}</text>`;
}

interface Place {
  x: (value: number) => number;
  y: (value: number) => number;
  labelY: number;
}

function drawn({ label, colour, points }: Series, path: string, { x, y, labelY }: Place): string {
  const dots = points.map(
    (point) => `<circle cx="${round(x(point.x))}" cy="${round(y(point.y))}" r="3.5" fill="${colour}"/>`,
  );
  const exponent = growthExponent(points).toFixed(2);
  const words = `<text x="${width - margin.right + 12}" y="${round(labelY + 4)}" fill="${colour}">${label}: ${exponent}</text>`;
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${words}`;
}

/** Moves labels down until none is on another; keeps their order. */
function spread(places: readonly number[]): number[] {
  const order = places
    .map((place, index) => ({ place, index }))
    .sort((one, other) => one.place - other.place);
  const moved: number[] = [];
  let last = -Infinity;
  for (const { place, index } of order) {
    last = Math.max(place, last + 16);
    moved[index] = last;
  }
  return moved;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
