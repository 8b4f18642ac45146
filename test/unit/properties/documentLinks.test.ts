import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { files as shipped, name } from '../../../package.json';

const root = resolve(__dirname, '../../..');
/** unpkg.com serves the files of every published package; nothing else of ours is on the web. */
const published = `https://unpkg.com/${name}/`;
/** npm adds these to every package. */
const always = ['README.md', 'LICENSE', 'package.json'];

const isShipped = (file: string) =>
  [...always, ...shipped].some((entry) => file === entry || file.startsWith(`${entry}/`));

const documents = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

const linksOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');

/** Headings as GitHub and npm make anchors of them. */
function anchorsOf(file: string): string[] {
  const headings = readFileSync(join(root, file), 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** The files of the package that a link leads to, with the anchor in it; null for a link to somebody else's page. */
function target(from: string, link: string): { file: string; anchor: string | undefined } | null {
  const own = link.startsWith(published) ? link.slice(published.length) : link;
  if (/^https?:/.test(own)) return null;
  const [path = '', anchor] = own.split('#');
  if (own !== link) return { file: path, anchor };
  return { file: path === '' ? from : posix.join(posix.dirname(from), path), anchor };
}

describe.each(documents)('%s', (document) => {
  const links = linksOf(document);

  it('is in the package', () => {
    expect(isShipped(document)).toBe(true);
  });

  it('links to files that are in the package, and to headings that they have', () => {
    const broken = links.filter((link) => {
      const found = target(document, link);
      if (found === null) return false;
      const { file, anchor } = found;
      if (!isShipped(file) || !existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

it('README.md has no relative links, which lead nowhere on the page of npm', () => {
  expect(linksOf('README.md').filter((link) => !/^(?:https:|#)/.test(link))).toEqual([]);
});

it('the Docs buttons of the editor lead to a heading of the README', () => {
  const page = `https://www.npmjs.com/package/${name}`;
  const sources = [
    'nodes/Microsoft365Licenses/Microsoft365Licenses.node.json',
    'nodes/Microsoft365LicensesTrigger/Microsoft365LicensesTrigger.node.json',
    'credentials/Microsoft365ClientCredentialsApi.credentials.ts',
  ];
  const links = sources.flatMap(
    (file) => readFileSync(join(root, file), 'utf8').match(/https:\/\/(?!learn\.microsoft)[^\s"'`)]+/g) ?? [],
  );
  const buttons = links.filter((link) => link.startsWith(page));
  expect(buttons.length).toBeGreaterThanOrEqual(5);
  for (const button of buttons) {
    const anchor = button.split('#')[1];
    expect(['', ...anchorsOf('README.md')]).toContain(anchor ?? '');
  }
});
