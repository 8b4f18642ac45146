import type { SecretCredential } from '../emulator';
import { startEmulatorProcess } from './emulatorProcess';

/** What a run asked of Graph, in the terms of a bare client. */
export interface AskedQuestion {
  /** `/users?$select=...&$top=999`: the first page, without what splits the list. */
  usersPath: string;
  /** Addresses of the usage reports behind the server's name, each once. */
  reportPaths: readonly string[];
}

/**
 * - `kept`: the emulator makes each answer once and gives it again, so that its work is not counted as the client's.
 * - `made`: it makes each answer when it is asked, as a server does; client and server then work side by side.
 */
export type Answers = 'kept' | 'made';

/** An emulated tenant in a process of its own. */
export interface Scene {
  users: number;
  latencyMs: number;
  credential: SecretCredential;
  /** Forgets what was asked so far. */
  clear(): Promise<void>;
  /** Requests and bytes since then. */
  traffic(): Promise<{ requests: number; bytes: number }>;
  /** What was asked since then. Throws where no users were asked for. */
  question(): Promise<AskedQuestion>;
  setLatency(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

interface LoggedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
}

/** `args`: more flags of `npm run emulator`. */
export async function openScene(
  users: number,
  answers: Answers = 'kept',
  args: readonly string[] = [],
): Promise<Scene> {
  const kept = answers === 'kept' ? ['--keep-answers'] : [];
  const emulator = await startEmulatorProcess(['--users', String(users), ...kept, ...args]);
  const control = async (method: string, name: string, body?: object) => {
    const answer = await fetch(`${emulator.credential.graphUrl}/_emulator/${name}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The emulator refused ${method} ${name}: ${await answer.text()}`);
    return answer;
  };
  const scene: Scene = {
    users,
    latencyMs: 0,
    credential: emulator.credential,
    async clear() {
      await control('DELETE', 'requests');
      await control('DELETE', 'traffic');
    },
    async traffic() {
      return (await (await control('GET', 'traffic')).json()) as { requests: number; bytes: number };
    },
    async question() {
      return askedQuestion((await (await control('GET', 'requests')).json()) as LoggedRequest[]);
    },
    async setLatency(milliseconds) {
      await control('PATCH', 'latency', { milliseconds });
      scene.latencyMs = milliseconds;
    },
    stop: () => emulator.stop(),
  };
  return scene;
}

/** What the log shows; the users by the page with the most properties and rows, however the list was split. */
export function askedQuestion(log: readonly LoggedRequest[]): AskedQuestion {
  const ofUsers = log.filter(({ method, path }) => method === 'GET' && path === '/v1.0/users');
  const selects = ofUsers
    .map(({ query }) => query.$select ?? '')
    .sort((one, other) => other.length - one.length);
  const tops = ofUsers
    .filter(({ query }) => query.$select === selects[0])
    .map(({ query }) => Number(query.$top ?? 0));
  if (!selects[0]) throw new Error('No page of users was asked for.');
  const reports = log.filter(({ path }) => path.includes('/reports/get'));
  return {
    usersPath: `/v1.0/users?$select=${selects[0]}&$top=${Math.max(...tops)}`,
    reportPaths: [
      ...new Set(
        reports.map(({ path, query }) => {
          const options = Object.entries(query).map(([name, value]) => `${name}=${value}`);
          return options.length === 0 ? path : `${path}?${options.join('&')}`;
        }),
      ),
    ],
  };
}
