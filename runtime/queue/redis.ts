import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../process/freePort';
import { endGroup, startGroup } from '../process/group';
import type { QueuePrograms } from './programs';
import { untilAnswers } from './untilAnswers';

/** A Redis of its own, on a port of 127.0.0.1, that writes nothing to disk. */
export interface Redis {
  /** By these variables n8n finds its queue. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Starts Redis and waits until it answers PING. */
export async function startRedis({ redisServer }: QueuePrograms): Promise<Redis> {
  const folder = mkdtempSync(join(tmpdir(), 'n8n-redis-'));
  const port = await freePort();
  const child = startGroup(
    redisServer,
    ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no'],
    { cwd: folder, stdio: 'ignore' },
  );
  const stop = async () => {
    await endGroup(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilAnswers('Redis', child, () => answersPing(port));
  } catch (error) {
    await stop();
    throw error;
  }
  return { env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) }, stop };
}

async function answersPing(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
