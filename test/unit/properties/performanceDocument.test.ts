import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { growthPlot } from '../../../bench/page/plot';
import { generatedPart } from '../../../bench/page/tables';
import { newestResult } from '../../../bench/result';

const root = join(__dirname, '../../..');
const page = readFileSync(join(root, 'docs/performance.md'), 'utf8');
const [, generated = ''] = /<!-- generated -->\n([\s\S]*?)<!-- end of generated -->/.exec(page) ?? [];
/** Prettier pads the cells of tables and adds blank lines. */
const words = (text: string) => text.replace(/[ -]+/g, ' ').replace(/\n+/g, '\n').trim();

describe('docs/performance.md', () => {
  // Where this fails: `npm run performance`.
  it('has the figures of the newest result, and no others', () => {
    const result = newestResult();
    const expected = result === null ? 'No result is stored yet.' : words(generatedPart(result));
    const [figures = ''] = words(generated).split('\n![');
    expect(figures.split('\n')).toEqual(expected.split('\n'));
  });

  it('has the plot of that result', () => {
    const result = newestResult();
    const plot = join(root, 'docs/images/performance.svg');
    const drawn = existsSync(plot) ? readFileSync(plot, 'utf8') : null;
    expect(drawn).toEqual(result === null ? null : growthPlot(result.measurements));
  });
});
