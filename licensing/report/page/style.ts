import { palettes, type Palette } from './palette';

/** The style sheet of the page. It names no font and no file that would have to be fetched. */
export const pageStyle = `
:root { color-scheme: light; ${variables(palettes.light)} }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; ${variables(palettes.dark)} } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif; }
.sheet { max-width: 1080px; margin: 0 auto; padding: 40px 32px 56px; }
h1, h2, h3, p, figure, dl, dd { margin: 0; }
h1 { font-size: 32px; line-height: 1.15; font-weight: 650; letter-spacing: -0.015em; text-wrap: balance; }
h2 { font-size: 21px; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
h3 { font-size: 15px; line-height: 1.35; font-weight: 650; }
h1, h2, h3, p, th, td, li, dd { overflow-wrap: anywhere; }
.eyebrow { color: var(--accent); font-size: 13px; font-weight: 600; letter-spacing: 0.02em; margin-bottom: 6px; }
.dates { color: var(--muted); margin-top: 8px; }
.lead { margin-top: 28px; max-width: 62ch; }
.lead h2 { font-size: 24px; margin-bottom: 8px; text-wrap: balance; }
.lead p + p { margin-top: 4px; }
.keys { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 12px; margin-top: 24px; }
.key { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px 15px; }
.key dt { color: var(--muted); font-size: 13px; }
.key dd { font-size: 25px; line-height: 1.25; font-weight: 650; letter-spacing: -0.015em; font-variant-numeric: tabular-nums; }
.key dd.more { color: var(--muted); font-size: 13px; line-height: 1.4; font-weight: 400; letter-spacing: 0; }
.part { margin-top: 44px; }
.part > h2 + p { color: var(--muted); margin-top: 4px; max-width: 70ch; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px 32px; align-items: start; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px 22px 22px; margin-top: 16px; }
.pair > h3 { grid-column: 1 / -1; }
.whole { display: block; }
.charts > figure + figure { margin-top: 18px; }
figcaption { color: var(--muted); font-size: 13px; margin-bottom: 8px; }
.chart { display: block; overflow: visible; }
.square { margin: 4px auto; max-width: 100%; height: auto; }
.chart text { fill: var(--text); font-family: inherit; font-size: 13px; }
.chart .bar-figure { font-variant-numeric: tabular-nums; font-weight: 600; }
.chart .axis { fill: var(--muted); font-size: 12px; }
.chart .donut-figure { font-size: 30px; font-weight: 650; letter-spacing: -0.02em; }
.chart .donut-label { fill: var(--muted); }
.track { fill: var(--track); }
.track-line { stroke: var(--track); stroke-width: 4; stroke-linecap: round; }
.stem { stroke-width: 4; stroke-linecap: round; }
.grid { stroke: var(--line); stroke-width: 1; }
.in-use { --part: var(--in-use); } .review { --part: var(--review); }
.removable { --part: var(--removable); } .unassigned { --part: var(--unassigned); }
path.in-use, path.review, path.removable, path.unassigned, rect.in-use, rect.review, rect.removable, rect.unassigned { fill: var(--part); stroke: var(--card); stroke-width: 1; }
circle.in-use, circle.review, circle.removable, circle.unassigned { fill: var(--part); }
line.stem { stroke: var(--part); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; margin: 0 0 12px; padding: 0; color: var(--muted); font-size: 13px; }
.legend li::before, .swatch::before { content: ""; display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-inline-end: 7px; background: var(--part); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
caption { text-align: start; color: var(--muted); font-size: 13px; padding-bottom: 6px; }
th, td { padding: 7px 0 7px 14px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th:first-child, td:first-child { padding-inline-start: 0; }
thead th { color: var(--muted); font-size: 12.5px; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 500; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
.more { color: var(--muted); font-size: 13px; font-weight: 400; display: block; }
.amount { display: block; }
.chart .short { display: none; }
.name { display: block; }
[dir=auto] { text-align: left; }
.rows { table-layout: fixed; }
.rows th:first-child { width: 29%; } .rows thead .wide { width: 14%; } .rows .number { width: 16%; }
.day { white-space: nowrap; }
.about { margin-top: 16px; max-width: 78ch; }
.about dt { font-weight: 600; margin-top: 10px; }
.about dd { color: var(--muted); }
.notes { margin: 14px 0 0; padding-inline-start: 20px; max-width: 78ch; }
footer { margin-top: 40px; padding-top: 14px; border-top: 1px solid var(--line); color: var(--muted); font-size: 13px; }
@media (max-width: 800px) { .pair { grid-template-columns: minmax(0, 1fr); } }
@media screen and (max-width: 560px) {
  .sheet { padding: 24px 16px 40px; }
  h1 { font-size: 26px; } .lead h2 { font-size: 20px; }
  .keys { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px; }
  .key { padding: 11px 12px 12px; } .key dd { font-size: 20px; }
  .key:last-child:nth-child(odd) { grid-column: 1 / -1; }
  .part { margin-top: 34px; }
  .pair { padding: 15px 14px 16px; border-radius: 8px; }
  table { font-size: 13px; }
  th, td { padding-inline-start: 9px; }
  .rows th:first-child { width: 36%; } .rows .number { width: 21%; white-space: normal; }
  .wide, .chart .long { display: none; }
  .chart .short { display: inline; }
}
@page { size: A4; margin: 15mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #536074; } }
@media print {
  body { background: #fff; font-size: 10pt; }
  .sheet { max-width: none; padding: 0 1px; }
  p { orphans: 4; widows: 4; }
  .key, .pair { border-color: #c9d1dd; }
  .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 22px; padding: 14px 16px; break-inside: avoid; }
  .pair.long, .pair.whole { display: block; border: 0; padding: 0; break-inside: auto; }
  .pair.long > * + * { margin-top: 12px; }
  .part { margin-top: 26px; }
  h1 { font-size: 24pt; } h2 { font-size: 15pt; } .lead h2 { font-size: 16pt; }
  table { font-size: 9pt; } .more, caption, figcaption { font-size: 8.5pt; }
  h2, h3, .part > p, figcaption, caption, .legend { break-after: avoid; }
  .key, figure, tr, p, .about div { break-inside: avoid; }
  thead .number { white-space: normal; }
  thead { display: table-header-group; } tfoot { display: table-row-group; }
  th, td { padding-top: 4px; padding-bottom: 4px; }
  .keys { grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 8px; }
  .key { padding: 9px 10px 10px; } .key dd { font-size: 13pt; } .key dt, .key dd.more { font-size: 8pt; }
  .pair:not(.long) .chart .long { display: none; } .pair:not(.long) .chart .short { display: inline; }
  .chart * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(
      ([name, colour]) =>
        `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${colour as string};`,
    )
    .join(' ');
}
