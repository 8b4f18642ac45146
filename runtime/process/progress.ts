/** Tells the person at the terminal what is happening. */
export type Report = (message: string) => void;

const startedAt = Date.now();

/** Prints with the seconds since the start, so that a long wait is never a silent one. */
export const printProgress: Report = (message) => {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(`[${String(seconds).padStart(4)} s] ${message}\n`);
};
