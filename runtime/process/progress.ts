/** Tells the person at the terminal what is happening. */
export type Report = (message: string) => void;

/** Prints with the seconds since the program began, so that a long wait is never a silent one. */
export const printProgress: Report = (message) => {
  process.stdout.write(`[${String(Math.round(process.uptime())).padStart(4)} s] ${message}\n`);
};
