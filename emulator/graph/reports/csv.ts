import { setImmediate as nextTurn } from 'node:timers/promises';
import { conceal } from './concealment';
import type { Cell, Report, ReportScope } from './report';
import { reportedUsers } from './reportedUsers';
import { layoutOf } from './layout';

const byteOrderMark = '\uFEFF';
const lineBreak = '\r\n';
const linesPerChunk = 500;

/** The report as the service's CSV, in chunks. Between them others get their turn: a report may have 200,000 lines. */
export async function writeCsv(report: Report, scope: ReportScope, cloud: string): Promise<Buffer[]> {
  const { tenant } = scope;
  const layout = layoutOf(report, tenant.reportBehaviour, cloud);
  const chunks = [Buffer.from(byteOrderMark + csvLine(layout.headers))];
  if (tenant.reportBehaviour.noRows) return chunks;
  let lines: string[] = [];
  for (const { reported } of reportedUsers(tenant)) {
    const entity = report.entity(reported, scope);
    if (entity === null) continue;
    for (const cells of report.lines(conceal(report.name, entity, tenant))) {
      for (const row of layout.rows(cells.map(text))) lines.push(csvLine(row));
    }
    if (lines.length < linesPerChunk) continue;
    chunks.push(Buffer.from(lines.join('')));
    lines = [];
    await nextTurn();
  }
  chunks.push(Buffer.from(lines.join('')));
  return chunks;
}

function text(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'True' : 'False';
  return typeof cell === 'object' ? cell.join('+') : String(cell);
}

function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return quoted.join(',') + lineBreak;
}
