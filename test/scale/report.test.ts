import { reportItem } from '../../licensing/report/reportItem';
import { reportPage } from '../../licensing/report/page/page';
import { rowsCsv } from '../../licensing/report/rows/rowsCsv';
import type { Report } from '../../licensing/report/text/report';
import { candidateOf, licenseOf, reportOf } from '../support/reportScene';

const ROWS = 120_000;
const DEPARTMENTS = 5000;

/** Sizes and counts, which no machine's speed can change. */
describe(`a report of ${ROWS.toLocaleString('en-US')} rows`, () => {
  let report: Report;
  beforeAll(() => {
    const candidates = Array.from({ length: ROWS }, (_, index) =>
      candidateOf({
        userId: `user${index}@contoso.com`,
        displayName: `=User ${index} 👩‍💻`,
        department: `Department ${index % DEPARTMENTS}`,
        license: { action: index % 3 === 0 ? 'review' : 'remove' },
      }),
    );
    const licenses = [licenseOf({ purchased: ROWS + 1, assigned: ROWS })];
    report = reportOf({ rowsInPage: 2000, input: { candidates, licenses } });
  }, 120_000);

  it('has a page that a phone opens, with the first rows and how many there are', () => {
    const page = reportPage(report);
    expect(page).toContain('2,000 of 120,000 licenses of users');
    expect(page.match(/=User \d+/g)?.length).toBe(2000);
    expect(page.length).toBeLessThan(2_000_000);
    expect(reportPage({ ...report, rowsInPage: 100 }).length).toBeLessThan(150_000);
  });

  it('sums up the departments that the page has no room for', () => {
    expect(reportPage(report)).toContain(`${(DEPARTMENTS - 15).toLocaleString('en-US')} others`);
    expect(report.figures.savings.byDepartment).toHaveLength(DEPARTMENTS);
    const seats = report.figures.savings.byDepartment.reduce((sum, group) => sum + group.seats, 0);
    expect(seats).toBe(report.figures.savings.seats);
  });

  it('has every row in the file, in chunks that stay small', () => {
    let lines = -1;
    let longest = 0;
    for (const chunk of rowsCsv(report.figures.rows)) {
      lines += chunk.split('\r\n').length - 1;
      longest = Math.max(longest, chunk.length);
    }
    expect(lines).toBe(ROWS);
    expect(longest).toBeLessThan(1_000_000);
  });

  it('has an item without the rows', () => {
    const item = reportItem(report);
    expect(item).toMatchObject({ rowCount: ROWS, rowsInPage: 2000, candidateCount: ROWS });
    expect(JSON.stringify(item).length).toBeLessThan(1_000_000);
    expect(item.html.length + item.slackText.length).toBeLessThan(5000);
  });
});
