import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmulator } from '../../emulator';
import {
  exampleCredential,
  exampleNames,
  exampleWorkflow,
  placeholderCredentials,
} from '../../runtime/examples';
import { startServer } from '../../runtime/n8n/server';
import { withCleanup } from '../../runtime/process/cleanup';
import { printProgress } from '../../runtime/process/progress';
import { Editor, type Look } from '../e2e/editor';
import { throwAwayN8n } from '../e2e/throwAwayN8n';
import { type Form, forms, formWorkflow } from './forms';

const help = `Takes pictures of every form, table and example in a real n8n, into artifacts/screenshots, and renews docs/images.

  npm run screenshots                     light and dark, in three sizes
  npm run screenshots -- --only report    only what has this in its name
  npm run screenshots -- --look dark-800  only this look: light or dark, and 1440, 1280 or 800`;

const sizes: Array<Look['size']> = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 800, height: 900 },
];
const themes: Array<Look['theme']> = ['light', 'dark'];
const root = resolve(__dirname, '../..');
/** What the README opens with. */
const cover = { form: 'reclamation-findCandidates', file: join(root, 'docs/images/editor.png') };

async function takePictures(only: string, onlyLook: string | undefined): Promise<void> {
  process.env.PACKED_PACKAGE = execFileSync(process.execPath, [join(root, 'scripts/pack.mjs')], {
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .at(-1);
  await withCleanup(async ({ atTheEnd }) => {
    const emulator = await startEmulator({ users: 300 });
    atTheEnd(() => emulator.stop());
    const wanted = forms().filter(({ name }) => name.includes(only));
    const examples = exampleNames().filter((name) => name.includes(only));
    const folder = await throwAwayN8n({
      credentials: [exampleCredential(emulator.credential), ...placeholderCredentials],
      workflows: [...wanted.map(formWorkflow), ...examples.map(exampleWorkflow)],
    });
    atTheEnd(() => folder.remove());
    const server = await startServer(folder, printProgress);
    atTheEnd(() => server.stop());
    for (const theme of themes) {
      for (const size of sizes) {
        const look = `${theme}-${size.width}`;
        if (onlyLook !== undefined && look !== onlyLook) continue;
        printProgress(`Taking the pictures of ${look}`);
        const editor = await Editor.open(server, { size, theme });
        atTheEnd(() => editor.close());
        for (const form of wanted) await pictureForm(editor, form, look);
        for (const example of examples) {
          await editor.openWorkflow(example);
          await editor.picture(`${look}/example-${example}`);
        }
        await editor.close();
      }
    }
  });
}

async function pictureForm(editor: Editor, form: Form, look: string): Promise<void> {
  await editor.openForm(form.name, form.name);
  await editor.picture(`${look}/${form.name}`);
  if (!form.reads) return;
  await editor.execute();
  await editor.picture(`${look}/${form.name}-table`);
  if (look !== 'light-1440' || form.name !== cover.form) return;
  await editor.choose('output', /^Flat/);
  await editor.execute();
  await editor.page.getByText('Node executed successfully').first().waitFor({ state: 'hidden' });
  await editor.page.screenshot({ path: cover.file, animations: 'disabled' });
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, look: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) console.log(help);
else
  takePictures(values.only ?? '', values.look).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
