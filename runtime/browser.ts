import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { canInstallDebianPackages, installDebianPackages } from './process/debianPackages';
import { runLogged } from './process/loggedCommand';
import type { Report } from './process/progress';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** For a browser that runs as root, without a screen, and without calls to its maker's services. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Finds a Chromium or Chrome, or installs one: Debian's `chromium` as root, else Playwright's own download. Throws a
 * sentence that says how to get one.
 */
export async function prepareBrowser(report: Report): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  try {
    if (canInstallDebianPackages()) await installDebianPackages(['chromium', 'fonts-liberation'], report);
    else
      await runLogged({
        doing: 'Downloading Chromium with Playwright',
        command: process.execPath,
        args: [join(require.resolve('playwright-core/package.json'), '..', 'cli.js'), 'install', 'chromium'],
        cwd: process.cwd(),
        env: process.env,
        logFile: join(tmpdir(), 'chromium-install.log'),
        report,
      });
  } catch (error) {
    throw new Error(
      `The browser tests need Chromium or Chrome, and installing one failed. Install it (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium) and run the tests again.\n${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const installed = findBrowser();
  if (!installed) throw new Error('Chromium was installed, but is in none of the usual places.');
  return installed;
}

function findBrowser(): string | undefined {
  return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path));
}
