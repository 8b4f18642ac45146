import { killAllGroups } from './group';

type Step = () => void | Promise<void>;

/** Thrown where the person ends the program; carries the exit code that shells expect. */
export class Interrupted extends Error {
  constructor(readonly exitCode: number) {
    super('Interrupted.');
  }
}

/**
 * Runs `work` and then, however it ended, everything it registered for the end, last registered first. Ctrl-C and a
 * request to terminate reject `interrupted`; a second Ctrl-C kills at once.
 */
export async function withCleanup(
  work: (atTheEnd: (step: Step) => void, interrupted: Promise<never>) => Promise<void>,
): Promise<void> {
  const steps: Step[] = [];
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  let interrupt: (reason: Interrupted) => void = () => undefined;
  const interrupted = new Promise<never>((_resolve, reject) => {
    interrupt = reject;
  });
  // Whoever waits for it hears of it; until then it must not count as unhandled.
  interrupted.catch(() => undefined);

  let asked = false;
  for (const [name, exitCode] of Object.entries(signals)) {
    process.on(name, () => {
      if (asked) process.exit(exitCode);
      asked = true;
      interrupt(new Interrupted(exitCode));
    });
  }
  process.on('exit', killAllGroups);

  try {
    await Promise.race([work((step) => steps.push(step), interrupted), interrupted]);
  } finally {
    for (const step of steps.reverse()) {
      await Promise.resolve()
        .then(step)
        .catch((error: unknown) => console.error('While cleaning up:', error));
    }
    killAllGroups();
  }
}
