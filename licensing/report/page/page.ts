import { sentencesOf } from '../text/sentences';
import type { Report } from '../text/report';
import { aboutPart } from './aboutPart';
import { Html, html } from '../text/html';
import { keyFigures } from './keyFigures';
import { renewalsPart } from './renewalsPart';
import { rowsPart } from './rowsPart';
import { savingsPart } from './savingsPart';
import { seatsPart } from './seatsPart';
import { pageStyle } from './style';

/** Nothing may be fetched or run, whatever a name in the tenant contains: the page is its text and its style. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole report as one HTML document that needs nothing else, on screens of any width and on paper. */
export function reportPage(report: Report): string {
  const { title, company, createdAt, reportRefreshDate, format } = report;
  const usage = reportRefreshDate === null ? '' : ` · Usage data of ${format.day(reportRefreshDate)}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${company === null ? title : `${title} – ${company}`}</title>
        <style>
          ${new Html(pageStyle)}
        </style>
      </head>
      <body>
        <div class="sheet">
          <header>
            ${company === null ? null : html`<p class="eyebrow" dir="auto">${company}</p>`}
            <h1 dir="auto">${title}</h1>
            <p class="dates">${format.day(createdAt)}${usage}</p>
          </header>
          <main>
            ${lead(report)} ${keyFigures(report)} ${seatsPart(report)} ${savingsPart(report)}
            ${renewalsPart(report)} ${rowsPart(report)} ${aboutPart(report)}
          </main>
          <footer>Created on ${format.day(createdAt)} from Microsoft Graph by n8n.</footer>
        </div>
      </body>
    </html> `.markup;
}

function lead(report: Report): Html {
  const [first = '', ...others] = sentencesOf(report);
  return html`<section class="lead" aria-label="Summary">
    <h2 dir="auto">${first}</h2>
    ${others.map((sentence) => html`<p dir="auto">${sentence}</p>`)}
  </section>`;
}
