import { isLow, lowSeatsMessage } from '../../../../licensing/events/lowSeats';
import type { LicenseItem } from '../../../../licensing/inventory/licenseItem';

const license = (purchased: number, assigned: number) =>
  ({ name: 'E3', purchased, assigned, available: purchased - assigned }) as LicenseItem;

test.each([
  [10, 5, 5, true],
  [10, 4, 5, false],
  [10, 12, 0, true],
  [10, 10, 0, true],
  [0, 0, 5, false],
])('%i bought and %i assigned at a threshold of %i: %j', (purchased, assigned, threshold, expected) => {
  expect(isLow(license(purchased, assigned), threshold)).toBe(expected);
});

test('the message says how many are left, or missing', () => {
  expect(lowSeatsMessage(license(10, 7), 5)).toBe('E3 has 3 of 10 seats free; 5 or fewer count as low.');
  expect(lowSeatsMessage(license(10, 11), 0)).toBe('E3 is short of 1 seat (10 bought); 0 counts as low.');
});
