import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { pack } from './pack.mjs';
import { ensureInstalled } from './setup.mjs';

const help = `Runs the package in a real n8n against an emulated Microsoft 365 tenant.

  npm run demo                  print what the example workflows find, then leave the n8n editor open
  npm run demo -- --once        end after the table
  npm run demo -- --users 5000  a tenant with so many users (default 300)`;

try {
  const { values } = parseArgs({
    options: { once: { type: 'boolean' }, users: { type: 'string' }, help: { type: 'boolean' } },
  });
  const users = Number(values.users ?? 300);
  if (!Number.isInteger(users) || users < 1)
    throw new Error(`--users takes a whole number, got "${values.users}".`);
  if (values.help) {
    console.log(help);
  } else {
    await ensureInstalled();
    const tarball = await pack();
    const { register } = await import('tsx/cjs/api');
    register();
    const { demo } = createRequire(import.meta.url)('../runtime/demo/demo.ts');
    await demo({ tarball, once: values.once ?? false, users });
  }
} catch (error) {
  const wasInterrupted = typeof error.exitCode === 'number';
  if (!wasInterrupted) console.error(`\n${error.message ?? error}`);
  // At once: what was under way when the person ended it must not go on.
  process.exit(wasInterrupted ? error.exitCode : 1);
}
