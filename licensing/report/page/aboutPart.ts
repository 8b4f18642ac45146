import type { Report } from '../text/report';
import { html, type Html } from '../text/html';
import { table, named } from './table';

/** What the words mean, what is not counted, and what limits the figures. */
export function aboutPart(report: Report): Html {
  const { format, inactiveDays, reportRefreshDate, notes, figures } = report;
  const data = reportRefreshDate === null ? 'not known' : format.day(reportRefreshDate);
  const terms: ReadonlyArray<readonly [string, string]> = [
    ['Seats bought', 'Seats that can be assigned to users, of licenses that are paid for.'],
    [
      'Idle',
      `Seats that nobody holds, and seats whose holder has not used them for ${format.count(inactiveDays)} days, is blocked, or has all of it in another license.`,
    ],
    [
      'To be reviewed',
      'The seat may be idle, but something speaks for it, or a group gives the license: a person has to decide.',
    ],
    [
      'Cost and saving',
      'By the prices that were given. Amounts of several currencies are never added up, and a price that is not known is not counted as 0.',
    ],
    ['Usage', `Microsoft’s usage reports, last refreshed on ${data}. They are two to three days behind.`],
  ];
  return html`<section class="part" aria-labelledby="about">
    <h2 id="about">How to read this</h2>
    <dl class="about">
      ${terms.map(
        ([term, meaning]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
    ${figures.uncountedLicenses.length === 0 ? null : uncounted(report)}
    ${
      notes.length === 0
        ? null
        : html`<h3 class="part">What limits the figures</h3>
            <ul class="notes">
              ${notes.map((note) => html`<li dir="auto">${note}</li>`)}
            </ul>`
    }
  </section>`;
}

function uncounted({ figures: { uncountedLicenses }, format }: Report): Html {
  return html`<div class="pair whole">
    ${table({
      caption: 'Free licenses and trials; they are in none of the figures above',
      columns: [
        { title: 'License' },
        { title: 'Seats', isNumber: true },
        { title: 'Assigned', isNumber: true },
      ],
      rows: uncountedLicenses.map(({ name, bought, assigned }) => [
        named(name),
        format.count(bought),
        format.count(assigned),
      ]),
    })}
  </div>`;
}
