/** One line per step, with the seconds since the start, so that a long wait is never a silent one. */
const startedAt = Date.now();

export function progress(message) {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(`[${String(seconds).padStart(4)} s] ${message}\n`);
}
