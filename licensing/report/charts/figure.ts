import { html, type Html } from '../text/html';

/** What a chart says to somebody who does not see it. */
export interface ChartWords {
  /** Unique in the page; the ids of title and description begin with it. */
  id: string;
  title: string;
  /** A sentence or two: what can be seen in the chart. */
  description: string;
}

/**
 * An SVG that takes the width of its place. Widths inside are in percent of it and heights in pixels, so that bars grow with
 * the page and letters do not.
 */
export function fluidChart(words: ChartWords, height: number, content: Html): Html {
  return chart(words, html`class="chart" width="100%" height="${height}"`, content);
}

/** A square SVG, as wide as `size` where there is room. */
export function squareChart(words: ChartWords, size: number, content: Html): Html {
  const shape = html`class="chart square" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}"`;
  return chart(words, shape, content);
}

/** One image with a name and a description: its parts are in the table beside it, and are not read aloud one by one. */
function chart({ id, title, description }: ChartWords, attributes: Html, content: Html): Html {
  return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" ${attributes}>
<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
<g aria-hidden="true">${content}</g></svg>`;
}

/** `12.5%`. */
export function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}
