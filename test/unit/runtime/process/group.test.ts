import { once } from 'node:events';
import { endGroup, startGroup } from '../../../../runtime/process/group';

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
});
