import { decisionTables } from './decisionTables';

const part = /(<!-- generated: (.+) -->\n)[\s\S]*?(<!-- end of generated -->)/g;

/**
 * docs/decisions.md with its generated parts made anew; all other text stays.
 * @throws {RangeError} for a part that there is no table for, and for a table that the document has no part for
 */
export function withGeneratedParts(document: string): string {
  const missing = new Set(Object.keys(decisionTables));
  const renewed = document.replace(part, (_, opening: string, name: string, closing: string) => {
    const make = decisionTables[name];
    if (!make) throw new RangeError(`There is no table for "${name}".`);
    missing.delete(name);
    return `${opening}\n${make()}\n\n${closing}`;
  });
  if (missing.size > 0) throw new RangeError(`The document has no part for "${[...missing].join('", "')}".`);
  return renewed;
}
