import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REASON_CODES } from '../../../licensing/candidates/rules';
import { ACCOUNT_TYPES } from '../../../licensing/roster/accountType';
import { EVIDENCE_SOURCES } from '../../../licensing/usage/usageEvidence';
import { withGeneratedParts } from '../../support/decisionsDocument';

const document = readFileSync(join(__dirname, '../../../docs/decisions.md'), 'utf8');

describe('docs/decisions.md', () => {
  // Where this fails: `npm run decisions`, and read the difference line by line.
  it('says what the tables and rules say', () => {
    expect(withGeneratedParts(document).split('\n')).toEqual(document.split('\n'));
  });

  it('has a section for every reason', () => {
    const sections = [...document.matchAll(/^### `(\w+)`/gm)].map(([, name]) => name);
    expect(sections).toEqual(expect.arrayContaining([...REASON_CODES]));
  });

  it.each(['What it looks at', 'What it does not', 'Confidence', 'Source'])(
    'says of every reason: %s',
    (question) => {
      const sections = document.split(/^### (?=`)/m).slice(1);
      const silent = sections.filter((section) => !section.includes(`- **${question}**:`));
      expect(silent.map((section) => section.split('\n')[0])).toEqual([]);
    },
  );

  it.each([...ACCOUNT_TYPES, ...EVIDENCE_SOURCES])('names %s outside of the generated parts', (name) => {
    const byHand = document.replace(/<!-- generated[\s\S]*?<!-- end of generated -->/g, '');
    expect(byHand).toContain(`\`${name}\``);
  });
});
