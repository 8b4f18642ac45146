import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onlyOne } from '../../../../runtime/process/onlyOne';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'only-one-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const silent = () => undefined;

describe('onlyOne', () => {
  it('lets the second caller begin when the first has ended, and says that it waits', async () => {
    const events: string[] = [];
    const lock = join(folder, 'lock');
    const first = onlyOne(lock, silent, async () => {
      events.push('first begins');
      await sleep(50);
      events.push('first ends');
    });
    const second = onlyOne(
      lock,
      (message) => events.push(message.split(' ')[0] ?? ''),
      () => {
        events.push('second begins');
        return Promise.resolve();
      },
    );
    await Promise.all([first, second]);
    expect(events).toEqual(['first begins', 'Waiting', 'first ends', 'second begins']);
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over from an owner that was killed', async () => {
    const lock = join(folder, 'lock');
    const { pid } = spawnSync(process.execPath, ['--version']);
    mkdirSync(lock);
    writeFileSync(join(lock, 'owner'), String(pid));
    await expect(onlyOne(lock, silent, () => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('is free again after work that failed', async () => {
    const lock = join(folder, 'lock');
    await expect(onlyOne(lock, silent, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(onlyOne(lock, silent, () => Promise.resolve('done'))).resolves.toBe('done');
  });
});
