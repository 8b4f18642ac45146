import { killAllGroups } from './group';

type Step = () => void | Promise<void>;

/** Thrown where the person ends the program; carries the exit code that shells expect. */
export class Interrupted extends Error {
  constructor(readonly exitCode: number) {
    super('Interrupted.');
  }
}

/** What work that is cleaned up after can say and ask. */
export interface Lifetime {
  /** Registers a step for the end, however it comes; the last registered is the first to be taken. */
  atTheEnd: (step: Step) => void;
  /** Waits for Ctrl-C, which from now on is the expected end and no failure. */
  untilInterrupted: () => Promise<void>;
}

/**
 * Runs `work` and then everything it registered for the end. Ctrl-C and requests to terminate end it early, with
 * {@link Interrupted}; a second Ctrl-C kills at once.
 */
export async function withCleanup(work: (lifetime: Lifetime) => Promise<void>): Promise<void> {
  const steps: Step[] = [];
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  let interrupt: (reason: Interrupted) => void = () => undefined;
  const interrupted = new Promise<never>((_resolve, reject) => {
    interrupt = reject;
  });
  const interruption = { isExpected: false };
  const lifetime: Lifetime = {
    atTheEnd: (step) => void steps.push(step),
    untilInterrupted: () => {
      interruption.isExpected = true;
      return interrupted;
    },
  };

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
    await Promise.race([work(lifetime), interrupted]);
  } catch (error) {
    if (!interruption.isExpected || !(error instanceof Interrupted)) throw error;
  } finally {
    for (const step of steps.reverse()) {
      await Promise.resolve()
        .then(step)
        .catch((error: unknown) => console.error('While cleaning up:', error));
    }
    killAllGroups();
  }
}
