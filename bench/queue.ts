import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleCredential, placeholderCredentials } from '../runtime/examples';
import { startQueueMode } from '../runtime/queue/queueMode';
import { N8nApi } from '../test/e2e/n8nApi';
import {
  type Customer,
  type SweepRow,
  publishSweep,
  sweepKey,
  sweepPaths,
  sweepTable,
} from '../test/e2e/sweep';
import { throwAwayN8n } from '../test/e2e/throwAwayN8n';
import { type Benchmark, type Session, timed } from './benchmark';
import { type EmulatorProcess, startEmulatorProcess } from './emulatorProcess';
import { ratio, seconds } from './figures';

/** Runs that a worker does side by side: the least that n8n recommends. */
const CONCURRENCY = 5;
/** So slow that two workers, database, queue and emulator on one small machine wait for Graph more than for each other. */
const full = { tenants: 20, users: 300, latencyMs: 2_000 };
const quick = { tenants: 4, users: 75, latencyMs: 100 };

/** The nightly sweep of the examples in n8n's queue mode: the same customers with one worker and with two. */
export const queue: Benchmark = {
  name: 'queue',
  title: `A report on each of ${full.tenants} tenants of ${full.users} users in n8n's queue mode, ${full.latencyMs} ms to each answer`,
  async run(report, session) {
    const size = session.quick ? quick : full;
    const one = await sweep(1, size);
    report(
      `${size.tenants} tenants, one worker with ${CONCURRENCY} runs side by side: ${seconds(one.milliseconds)}`,
    );
    const two = await sweep(2, size);
    report(
      `${size.tenants} tenants, two workers: ${seconds(two.milliseconds)}, ${ratio(two.milliseconds, one.milliseconds)} of the time with one (runs: ${two.runs.join(' and ')})`,
    );
    report(`requests for a tenant of ${size.users} users: ${one.requests}`);
    holdTarget(session, two.milliseconds / one.milliseconds);
  },
};

function holdTarget(session: Session, seen: number): void {
  session.hold({
    name: `Queue mode: a sweep over ${full.tenants} tenants with two workers, beside one worker`,
    ...{ seen, limit: 0.6, good: 'atMost', unit: 'times' },
  });
}

interface Sweep {
  milliseconds: number;
  /** Customers that each worker has done. */
  runs: number[];
  /** To Graph and Entra, of one customer. */
  requests: number;
}

async function sweep(workers: number, { tenants, users, latencyMs }: typeof full): Promise<Sweep> {
  process.env.PACKED_PACKAGE ??= packedPackage();
  const folder = await throwAwayN8n();
  let emulator: EmulatorProcess | null = null;
  try {
    emulator = await startEmulatorProcess(
      ['--users', users, '--further-tenants', tenants - 1, '--latency', latencyMs].map(String),
    );
    const credentials = [exampleCredential(emulator.credential), ...placeholderCredentials, sweepKey];
    const n8n = await startQueueMode(
      folder,
      { workers, concurrency: CONCURRENCY, credentials },
      () => undefined,
    );
    try {
      const api = await N8nApi.signIn(n8n.main);
      const customers = await customersOf(emulator);
      const customer = await publishSweep(api, n8n.main.url, customers);
      const { milliseconds } = await timed(async () => {
        await api.call(sweepPaths.night);
        await allDone(api, customers.length);
      });
      const ids = (await api.runs(customer)).map(({ id }) => id);
      return {
        milliseconds,
        runs: n8n.workers.map((worker) => worker.begunRuns().filter((id) => ids.includes(id)).length),
        requests: await requestsOf(emulator, customers.at(-1)?.tenantId ?? ''),
      };
    } finally {
      await n8n.stop();
    }
  } finally {
    await emulator?.stop();
    folder.remove();
  }
}

/** Builds and packs the package. The path of the tarball is the last line that this prints. */
function packedPackage(): string {
  const root = resolve(__dirname, '..');
  const printed = execFileSync(process.execPath, ['scripts/pack.mjs'], { cwd: root, encoding: 'utf8' });
  return printed.trim().split('\n').at(-1) ?? '';
}

async function customersOf({ credential }: EmulatorProcess): Promise<Customer[]> {
  const tenants = (await (await fetch(`${credential.graphUrl}/_emulator/tenants`)).json()) as Array<{
    tenantId: string;
    displayName: string;
  }>;
  return tenants.map(({ tenantId, displayName }) => ({ name: displayName, tenantId }));
}

async function requestsOf({ credential }: EmulatorProcess, tenantId: string): Promise<number> {
  const log = (await (await fetch(`${credential.graphUrl}/_emulator/requests`)).json()) as Array<{
    tenantId: string | null;
  }>;
  return log.filter((request) => request.tenantId === tenantId).length;
}

/** @throws where a customer could not be read: its time would say nothing. */
async function allDone(api: N8nApi, count: number): Promise<void> {
  for (;;) {
    const rows = await api.tableRows<SweepRow>(sweepTable);
    const failed = rows.find(({ state }) => state === 'failed');
    if (failed) throw new Error(`${failed.name}: ${failed.headline}`);
    if (rows.filter(({ state }) => state === 'done').length === count) return;
    await sleep(200);
  }
}
