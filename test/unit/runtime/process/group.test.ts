import { once } from 'node:events';
import { endGroup, killGroup, startGroup } from '../../../../runtime/process/group';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a process group', () => {
  it('ends with everything that its head has started', async () => {
    const grandchild = 'setInterval(() => {}, 1000)';
    const head = `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', '${grandchild}']);
      console.log(pid); ${grandchild}`;
    const child = startGroup(process.execPath, ['-e', head], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [printed] = (await once(child.stdout!, 'data')) as [Buffer];
    const grandchildPid = Number(printed.toString());
    expect(isAlive(grandchildPid)).toBe(true);

    await endGroup(child);
    expect(isAlive(child.pid!)).toBe(false);
    expect(isAlive(grandchildPid)).toBe(false);
  });

  it('may have ended already', async () => {
    const child = startGroup(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    await expect(endGroup(child)).resolves.toBeUndefined();
  });

  it('is killed without being asked', async () => {
    const deaf = `process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)`;
    const child = startGroup(process.execPath, ['-e', deaf], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout!, 'data');
    const ended = once(child, 'exit');
    await killGroup(child);
    expect(isAlive(child.pid!)).toBe(false);
    expect(await ended).toEqual([null, 'SIGKILL']);
  });
});
