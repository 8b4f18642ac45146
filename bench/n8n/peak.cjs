// Loaded into a real n8n by --require: at its end the process leaves its peak memory behind, in bytes.
const { readFileSync, writeFileSync } = require('node:fs');

// Task runners are started with the same options; the file is for n8n itself.
if (/\bn8n$/.test(process.argv[1] ?? '')) {
  process.on('exit', () => {
    const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
    writeFileSync(process.env.BENCH_PEAK_FILE, String(Number(kilobytes) * 1024));
  });
}
