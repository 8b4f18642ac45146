import fc from 'fast-check';
import { ActivityColumns } from '../../../../../licensing/usage/columns/activityColumns';
import type { ActivityRow, ServiceActivity } from '../../../../../licensing/usage/activityRow';
import { MEASURED_SERVICES, type MeasuredService } from '../../../../../licensing/usage/services';

const date = fc.option(fc.constantFrom('2024-02-29', '2026-11-18', '2031-01-01'), { nil: null });
const service: fc.Arbitrary<ServiceActivity> = fc.record({
  licensed: fc.option(fc.boolean(), { nil: null }),
  lastActivityDate: date,
  assignedDate: date,
});
const services = fc
  .tuple(...MEASURED_SERVICES.map(() => service))
  .map(
    (all) =>
      Object.fromEntries(MEASURED_SERVICES.map((name, index) => [name, all[index]])) as Record<
        MeasuredService,
        ServiceActivity
      >,
  );
const row: fc.Arbitrary<ActivityRow> = fc.record({
  userId: fc.string(),
  displayName: fc.option(fc.string(), { nil: null }),
  isDeleted: fc.boolean(),
  deletedDate: date,
  services,
  isInActiveUsers: fc.boolean(),
  isInEmailActivity: fc.boolean(),
  assignedProducts: fc.array(fc.constantFrom('E3', 'E5')),
  reportRefreshDate: fc.constantFrom('2026-11-18', '2026-11-20'),
  raw: fc.constantFrom(null, { activeUserDetail: { a: 'b' }, emailActivityUserDetail: null }),
});

describe('ActivityColumns', () => {
  it('gives back each row as it was added or last changed', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), row, fc.nat(), (rows, changed, at) => {
        const columns = new ActivityColumns(true);
        const expected = [...rows];
        for (const one of rows) columns.add(one);
        if (rows.length > 0) {
          columns.set(at % rows.length, changed);
          expected[at % rows.length] = changed;
        }
        expect(expected.map((_, number) => columns.get(number))).toEqual(expected);
        expect(columns.size).toBe(rows.length);
      }),
    );
  });

  it('keeps all but names, products and raw cells without profiles', () => {
    fc.assert(
      fc.property(row, (one) => {
        const columns = new ActivityColumns(false);
        const number = columns.add(one);
        const nothing = { userId: '', displayName: null, assignedProducts: [], raw: null };
        expect(columns.get(number)).toEqual({ ...one, ...nothing });
      }),
    );
  });
});
