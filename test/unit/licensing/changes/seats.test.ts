import { SeatAllotment } from '../../../../licensing/changes/seats';
import { byGroup, held, skuId } from '../../../support/ruleScene';

const seats = (purchased: number, assigned: number) =>
  new SeatAllotment(
    new Map([
      [skuId('A'), { purchased, assigned }],
      [skuId('D'), { purchased: 1, assigned: 0 }],
    ]),
  );

describe('SeatAllotment', () => {
  it('hands out what is free, in order, and says what was handed out before', () => {
    const allotment = seats(5, 4);
    expect(allotment.take([], [held('A')])).toBeNull();
    expect(allotment.take([], [held('A')])).toBe(
      'There is no free seat of Product A: 5 purchased, 4 assigned, and this run needs 1 for the users before.',
    );
  });

  it('needs no seat for a SKU that the user holds already, directly or by group', () => {
    expect(seats(5, 9).take([held('A')], [held('A', { disabledPlans: ['x'] })])).toBeNull();
    expect(seats(5, 9).take([byGroup('A')], [held('A')])).toBeNull();
  });

  it('needs one where the group could not give it', () => {
    expect(seats(5, 5).take([byGroup('A', { state: 'Error' })], [held('A')])).toContain('no free seat');
  });

  it('gives a user everything or nothing', () => {
    const allotment = seats(5, 5);
    expect(allotment.take([], [held('D'), held('A')])).not.toBeNull();
    expect(allotment.take([], [held('D')])).toBeNull();
  });

  it('has none of a SKU that the tenant does not own', () => {
    expect(seats(1, 0).take([], [held('ABC')])).toContain('0 purchased, 0 assigned');
  });
});
