import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startEmulator } from '../../emulator';
import { browserFlags, prepareBrowser } from '../../runtime/browser';
import { licensesNode, loadN8n } from '../workflow/n8n';

const screenshots = resolve(__dirname, '../../artifacts/screenshots');
const price = (sku: string, unitPrice: string, currency = 'EUR') => ({
  sku,
  unitPrice,
  currency,
  paymentFrequency: 'monthly',
});
const pricesJson = [
  price('SPE_E3', '36.10'),
  price('SPE_E5', '57.20'),
  price('ENTERPRISEPACK', '23.40'),
  price('SPE_F1', '7.50'),
  price('VISIOCLIENT', '15', 'USD'),
  price('PROJECTPROFESSIONAL', '30', 'USD'),
];

let folder: string;
let address: string;
let browser: Browser;

/** The report of the sample tenant, which has names in many scripts, as a file on the disk. */
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'license-report-'));
  const [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ users: 400, seed: 11 })]);
  const { items, error } = await n8n.run({
    nodes: [
      licensesNode({
        resource: 'report',
        operation: 'create',
        options: { pricesJson, companyName: '<b>Contoso</b> & شركة' },
      }),
    ],
    credentials: { ...emulator.credential },
  });
  await Promise.all([n8n.close(), emulator.stop()]);
  if (error) throw new Error(error.everything);
  const file = join(folder, 'report.html');
  writeFileSync(file, Buffer.from(items()[0]?.binary?.report?.data ?? '', 'base64'));
  address = pathToFileURL(file).href;
  browser = await chromium.launch({
    executablePath: await prepareBrowser(() => undefined),
    args: browserFlags,
  });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

interface OpenReport {
  page: Page;
  /** Whatever the page asked for beside itself, and whatever the console said. */
  troubles: string[];
}

/** Opens the file from the disk, with the network off. */
async function open(width: number, colorScheme: 'light' | 'dark'): Promise<OpenReport> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== address) troubles.push(`asks for ${request.url()}`);
  });
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(address);
  return { page, troubles };
}

describe.each(['light', 'dark'] as const)('the report in the %s theme', (theme) => {
  it.each([1440, 768, 360])('fits into a window of %i pixels, and asks for nothing', async (width) => {
    const { page, troubles } = await open(width, theme);
    await page.screenshot({ path: join(screenshots, `report-${theme}-${width}.png`), fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const rowHeights = `[...document.querySelectorAll('.rows tbody tr')].map((row) => row.offsetHeight)`;
    expect(Math.max(...(await page.evaluate<number[]>(rowHeights)))).toBeLessThan(width === 1440 ? 120 : 300);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('has the colours of the theme', async () => {
    const { page } = await open(1440, theme);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(theme === 'light' ? 'rgb(244, 246, 249)' : 'rgb(16, 20, 27)');
    await page.context().close();
  });
});

describe('the report', () => {
  it('says to a screen reader what its charts and tables are', async () => {
    const { page } = await open(1440, 'light');
    expect(await page.getByRole('img', { name: 'All seats' }).count()).toBe(1);
    expect(await page.getByRole('table', { name: 'Seats and cost of each license' }).count()).toBe(1);
    expect(await page.getByRole('columnheader', { name: 'Saving a month' }).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Microsoft 365 licenses');
    await page.context().close();
  });

  it('shows a name with markup as it is written', async () => {
    const { page } = await open(1440, 'light');
    expect(await page.locator('.eyebrow').innerText()).toBe('<b>Contoso</b> & شركة');
    expect(await page.locator('.eyebrow b').count()).toBe(0);
    await page.context().close();
  });

  it('draws no text of a chart outside of it, nor over another, on a phone', async () => {
    const { page } = await open(360, 'light');
    const boxes = await page.evaluate<
      Array<Array<{ from: number; to: number; left: number; right: number }>>
    >(`[...document.querySelectorAll('svg.chart:not(.square)')].flatMap((chart) => {
      const { left, right } = chart.getBoundingClientRect();
      return [...chart.querySelectorAll('g > g')].map((row) => [...row.querySelectorAll('text')]
        .map((text) => text.getBoundingClientRect())
        .filter(({ width }) => width > 0)
        .map((box) => ({ from: box.left - left, to: right - box.right, left: box.left, right: box.right })));
    })`);
    expect(boxes.length).toBeGreaterThan(10);
    for (const row of boxes) {
      expect(Math.min(...row.flatMap(({ from, to }) => [from, to]))).toBeGreaterThanOrEqual(-1);
      const [name, figure] = row;
      expect(name?.right).toBeLessThan(figure?.left ?? 0);
    }
    await page.context().close();
  });

  it('prints on A4 in the light colours, whatever the theme of the screen', async () => {
    const { page } = await open(1440, 'dark');
    const pdf = await page.pdf({
      path: join(screenshots, 'report.pdf'),
      preferCSSPageSize: true,
      printBackground: true,
    });
    const text = pdf.toString('latin1');
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    expect([Number(width) / 72, Number(height) / 72].map((inches) => Math.round(inches * 25.4))).toEqual([
      210, 297,
    ]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(22, 32, 46)');
    await page.context().close();
  });
});
