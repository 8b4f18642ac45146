import { userFilter } from '../../../../graph/directory/userFilter';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const e5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06';
const holds = (skuId: string) => `assignedLicenses/any(license:license/skuId eq ${skuId})`;

describe('userFilter', () => {
  it.each([
    [{}, undefined, false],
    [{ accountEnabled: true }, 'accountEnabled eq true', false],
    [{ accountEnabled: false, guestsOnly: true }, "accountEnabled eq false and userType eq 'Guest'", false],
    [{ licensed: true }, 'assignedLicenses/$count ne 0', true],
    [{ licensed: false }, 'assignedLicenses/$count eq 0', true],
    [{ skuIds: [e3] }, holds(e3), true],
    [{ skuIds: [e3.toUpperCase(), e5] }, `(${holds(e3)} or ${holds(e5)})`, true],
    [{ odataFilter: "city eq 'A' or city eq 'B'" }, "(city eq 'A' or city eq 'B')", true],
    [
      {
        accountEnabled: true,
        guestsOnly: true,
        licensed: true,
        skuIds: [e3, e5],
        odataFilter: "department eq 'Sales'",
      },
      `accountEnabled eq true and userType eq 'Guest' and assignedLicenses/$count ne 0 and (${holds(e3)} or ${holds(e5)}) and (department eq 'Sales')`,
      true,
    ],
  ])('for %j is %s (advanced query: %s)', (criteria, filter, advanced) => {
    expect(userFilter(criteria)).toEqual({ filter, advanced });
  });

  it('never carries what is not the id of a SKU', () => {
    expect(() => userFilter({ skuIds: ["x) or accountEnabled eq true or (x eq 'y"] })).toThrow(
      'cannot be an identifier',
    );
  });
});
