import fc from 'fast-check';
import { packIds, unpackIds } from '../../../../licensing/events/packedIds';

test('ids come back, in lower case and each set in one order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid()), (ids) => {
      const packed = packIds(ids.map((id) => id.toUpperCase()));
      expect(packed).toHaveLength(22 * ids.length);
      expect(unpackIds(packed).sort()).toEqual([...ids].sort());
      expect(packIds([...ids].reverse())).toBe(packed);
    }),
  );
});

test.each(['', 'adele@contoso.com', '02bd9fd6-8f93-4758-87c3-1fb73740a31'])(
  '%j is refused, because it would come back as something else',
  (id) => {
    expect(() => packIds([id])).toThrow('is not an object id');
  },
);
