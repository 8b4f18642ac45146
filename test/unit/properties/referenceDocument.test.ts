import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceDocument } from '../../support/referenceDocument';

const document = readFileSync(join(__dirname, '../../../docs/reference.md'), 'utf8');

describe('docs/reference.md', () => {
  // Where this fails: `npm run reference`, and read the difference line by line.
  it('says what the forms of the nodes say', () => {
    expect(referenceDocument().split('\n')).toEqual(document.split('\n'));
  });

  it('has a section for every operation and every event', () => {
    const sections = [...document.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
    expect(sections).toEqual(
      expect.arrayContaining(['Reclamation: Reclaim', 'License: Get Many', 'Event: License Low']),
    );
    expect(sections.length).toBeGreaterThanOrEqual(17);
  });

  it('leaves no HTML of the form, no object and no missing text', () => {
    expect(document).not.toMatch(/<\w+>|\[object|undefined|\bnull\b/);
  });
});
