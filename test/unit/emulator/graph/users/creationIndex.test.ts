import fc from 'fast-check';
import { CreationIndex } from '../../../../../emulator/graph/users/creationIndex';
import { compileUserFilter } from '../../../../../emulator/graph/users/filter';
import type { TenantUser } from '../../../../../emulator/tenant/model';
import { emptyTenant } from '../../../../../emulator/tenant/emptyTenant';

/** Few enough that users share their second and filters meet it. */
const second = fc.integer({ min: 0, max: 9 }).map((number) => `2024-03-01T08:00:0${number}Z`);
const filter = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(fc.constantFrom('ge', 'le', 'eq', 'ne'), second)
      .map(([by, time]) => `createdDateTime ${by} ${time}`),
    tie('filter').map((operand) => `not(${operand})`),
    fc
      .tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter'))
      .map(([left, by, right]) => `(${left} ${by} ${right})`),
  ),
})).filter;

describe('the index by creation', () => {
  const tenant = emptyTenant();

  it('counts whom the filter accepts, those without a time included', () => {
    fc.assert(
      fc.property(fc.array(fc.option(second)), filter, (times, text) => {
        const users = times.map((createdDateTime) => ({ createdDateTime }) as TenantUser);
        const { accepts, syntax } = compileUserFilter(text, true);
        const accepted = users.filter((user) => accepts(user, tenant));
        expect(new CreationIndex(users).count(syntax)).toBe(accepted.length);
      }),
    );
  });

  it('leaves a filter on anything else to others', () => {
    const { syntax } = compileUserFilter('accountEnabled eq true and createdDateTime ge 2024-03-01', true);
    expect(new CreationIndex([]).count(syntax)).toBeNull();
  });
});
