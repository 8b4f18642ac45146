import fc from 'fast-check';
import { ObjectIds } from '../../../../graph/directory/objectIds';

/** Ids that differ in one place, texts that are no ids, and the id of zeros, each several times. */
const id = fc.oneof(
  fc.uuid(),
  fc.integer({ min: 0, max: 40 }).map((n) => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`),
  fc.integer({ min: 0, max: 40 }).map((n) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`),
  fc.constantFrom('', 'adele', '87d349ed44d743e19a835f2406dee5bd'),
);

describe('ObjectIds', () => {
  it('knows what it was given, as a set of texts does', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), (ids) => {
        const seen = new Set<string>();
        const objectIds = new ObjectIds();
        for (const one of ids) {
          expect(objectIds.add(one)).toBe(!seen.has(one));
          seen.add(one);
        }
      }),
    );
  });

  it('takes an id in another case for the same', () => {
    const objectIds = new ObjectIds();
    expect(objectIds.add('87d349ed-44d7-43e1-9a83-5f2406dee5bd')).toBe(true);
    expect(objectIds.add('87D349ED-44D7-43E1-9A83-5F2406DEE5BD')).toBe(false);
  });

  it('still knows all of them after it has grown', () => {
    const ids = Array.from({ length: 20_000 }, (_, n) => {
      const hex = (n * 2_654_435_761).toString(16).padStart(12, '0').slice(-12);
      return `${hex.slice(0, 8)}-44d7-43e1-9a83-${hex}`;
    });
    const objectIds = new ObjectIds();
    expect(ids.map((one) => objectIds.add(one)).every(Boolean)).toBe(true);
    expect(ids.map((one) => objectIds.add(one)).some(Boolean)).toBe(false);
  });
});
