/** Prints with the seconds since the program began, so that a long wait is never a silent one. */
export function progress(message) {
  process.stdout.write(`[${String(Math.round(process.uptime())).padStart(4)} s] ${message}\n`);
}
