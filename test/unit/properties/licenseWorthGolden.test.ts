import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenLines } from '../../support/goldenLines';

// Where this fails on purpose: `node scripts/goldenWorth.mjs`, and read the difference line by line.
it('what every SKU of Microsoft’s table is worth is as in the golden file', () => {
  const golden = readFileSync(
    join(__dirname, '../../support/productData', 'licenseWorth.golden.txt'),
    'utf8',
  );
  expect(goldenLines()).toEqual(golden.trimEnd().split('\n'));
});
