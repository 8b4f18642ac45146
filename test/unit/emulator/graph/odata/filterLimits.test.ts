import { parseFilter } from '../../../../../emulator/graph/odata/filterParser';

const clauses = (count: number, join = ' or ') =>
  Array.from({ length: count }, (_, index) => `mail eq '${index}'`).join(join);
const values = (count: number) =>
  `id in (${Array.from({ length: count }, (_, index) => `'${index}'`).join(',')})`;
const tooMany = (count: number) =>
  `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: 15.`;

describe('limits of $filter', () => {
  it.each([
    clauses(15),
    values(15),
    clauses(40, ' and '),
    `(${clauses(15)}) and (${clauses(15)})`,
    `${clauses(14)} or ${values(15)}`,
  ])('takes %s', (filter) => {
    expect(() => parseFilter(filter)).not.toThrow();
  });

  it.each([
    [clauses(16), 16],
    [`(${clauses(8)}) or ((${clauses(8)}) or id eq '1')`, 17],
    [values(16), 16],
    [`accountEnabled eq true and not(${clauses(20)})`, 20],
    [`accountEnabled eq true and (mail eq 'a' or ${values(18)})`, 18],
  ])('refuses %s', (filter, count) => {
    expect(() => parseFilter(filter)).toThrow(tooMany(count));
  });
});
