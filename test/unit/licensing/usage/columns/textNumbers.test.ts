import fc from 'fast-check';
import { TextNumbers } from '../../../../../licensing/usage/columns/textNumbers';

describe('numbers of texts', () => {
  it('count from 0 in the order in which texts come, and each text keeps its own', () => {
    const numbers = new TextNumbers();
    expect(['a', 'b', 'a', 'ab', '', 'b', ''].map((text) => numbers.add(text))).toEqual([
      0, 1, 0, 2, 3, 1, 3,
    ]);
    expect(numbers.size).toBe(4);
    expect(['ab', 'a', '', 'ba', 'abc'].map((text) => numbers.get(text))).toEqual([2, 0, 3, null, null]);
  });

  it('are those of a Map, for any texts: accents, other scripts, halves of a pair', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom('é', 'ÿ', 'Ā', '\ud800', '\ufffd', 'a\u0000', 'a'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), fc.array(text), (added, asked) => {
        const numbers = new TextNumbers();
        const map = new Map<string, number>();
        for (const one of added) {
          const known = map.get(one) ?? map.size;
          map.set(one, known);
          if (numbers.add(one) !== known) return false;
        }
        return numbers.size === map.size && asked.every((one) => numbers.get(one) === (map.get(one) ?? null));
      }),
    );
  });

  it('hold many texts, and a long one', () => {
    const numbers = new TextNumbers();
    const long = 'x'.repeat(100_000);
    expect(numbers.add(long)).toBe(0);
    const names = Array.from({ length: 50_000 }, (_, number) => `user${number}@contoso.onmicrosoft.com`);
    expect(names.every((name, index) => numbers.add(name) === index + 1)).toBe(true);
    expect(names.every((name, index) => numbers.get(name) === index + 1)).toBe(true);
    expect([numbers.get(long), numbers.get(`${long}x`), numbers.size]).toEqual([0, null, 50_001]);
  });
});
