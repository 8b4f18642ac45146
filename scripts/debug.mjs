// Starts a throw-away n8n that a debugger can attach to at 127.0.0.1:9229; .vscode/launch.json does both with one key.
import { createRequire } from 'node:module';
import { pack } from './pack.mjs';
import { ensureInstalled } from './setup.mjs';

try {
  await ensureInstalled();
  const tarball = await pack();
  const { register } = await import('tsx/cjs/api');
  register();
  const { debug } = createRequire(import.meta.url)('../runtime/debug/debug.ts');
  await debug({ tarball, inspectorPort: 9229, users: 300 });
} catch (error) {
  const wasInterrupted = typeof error.exitCode === 'number';
  if (!wasInterrupted) console.error(`\n${error.message ?? error}`);
  // At once: what was under way when the person ended it must not go on.
  process.exit(wasInterrupted ? error.exitCode : 1);
}
