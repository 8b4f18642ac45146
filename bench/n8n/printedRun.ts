import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What `n8n execute` printed about a run. */
export interface PrintedRun {
  /** Milliseconds from the start of the workflow to its end; null where no run was printed. */
  workMs: number | null;
  /** Items that each node gave at its first output, by its name: Filter keeps what it discards at a second one. */
  items: ReadonlyMap<string, number>;
  /** The message of the error that stopped the workflow. */
  error: string | null;
}

/**
 * Reads it line by line: a run of 100,000 users is a text of hundreds of megabytes, too long for one string. The depth of a
 * line says what it is, because n8n prints with JSON.stringify(..., null, 2):
 * data.resultData.runData[node][run].data.main[output][item].json.
 */
export async function readPrintedRun(file: string): Promise<PrintedRun> {
  const items = new Map<string, number>();
  const times = new Map<string, number>();
  let node: string | null = null;
  let output = -1;
  let inRunData = false;
  let error: string | null = null;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const time = /^ {2}"(startedAt|stoppedAt)": "(.+)"/.exec(line);
    if (time) times.set(time[1] ?? '', Date.parse(time[2] ?? ''));
    if (/^ {4}"resultData": \{/.test(line)) inRunData = false;
    if (/^ {6}"\w+":/.test(line)) inRunData = line.startsWith('      "runData"');
    // Of the workflow, not of a node: directly below resultData.error.
    const message = /^ {8}"message": (".*"),?$/.exec(line);
    if (message && !inRunData) error ??= JSON.parse(message[1] ?? '""') as string;
    if (!inRunData) continue;
    const named = /^ {8}"(.+)": \[/.exec(line);
    if (named) node = named[1] ?? null;
    if (/^ {14}"main": \[/.test(line)) output = -1;
    if (/^ {16}(\[|null)/.test(line)) output += 1;
    if (node !== null && output === 0 && /^ {20}"json": /.test(line))
      items.set(node, (items.get(node) ?? 0) + 1);
  }
  const [startedAt, stoppedAt] = [times.get('startedAt'), times.get('stoppedAt')];
  const isWhole = startedAt !== undefined && stoppedAt !== undefined;
  return { workMs: isWhole ? stoppedAt - startedAt : null, items, error };
}
