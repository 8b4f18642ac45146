import { parse } from 'csv-parse/sync';
import type { Emulator } from '../../emulator';
import { tokenOf } from './emulatorSession';

export type Row = Record<string, string>;

/** The lines of a report by header, fetched through its redirect. Paths begin with the version. */
export async function rowsOf(emulator: Emulator, path: string): Promise<Row[]> {
  const answer = await fetch(`${emulator.url}${path}`, {
    redirect: 'manual',
    headers: { authorization: `Bearer ${await tokenOf(emulator)}` },
  });
  if (answer.status !== 302) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
  return parseRows(await (await fetch(answer.headers.get('location') ?? '')).text());
}

export function parseRows(text: string): Row[] {
  return parse<Row>(text, { bom: true, columns: true });
}
