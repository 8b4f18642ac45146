import { expiringSubscriptions, expiryKey, expiryMessage } from '../../../../licensing/events/expiry';

const now = '2026-11-25T16:00:00Z';
const on = (date: string, details: object = {}) => ({
  id: 'one',
  status: 'Enabled',
  isTrial: false,
  totalLicenses: 25,
  nextLifecycleDateTime: `${date}T00:00:00Z`,
  ...details,
});

test.each([
  ['today', on('2026-11-25'), true],
  ['the last day that counts', on('2026-12-05'), true],
  ['a day later', on('2026-12-06'), false],
  ['yesterday', on('2026-11-24'), false],
  ['one that is gone', on('2026-11-26', { status: 'Deleted' }), false],
  ['one without a date', on('2026-11-26', { nextLifecycleDateTime: null }), false],
  ['one without an id', on('2026-11-26', { id: undefined }), false],
])('within 10 days: %s', (_what, subscription, expected) => {
  expect(expiringSubscriptions([subscription], now, 10)).toEqual(expected ? [subscription] : []);
});

test('another date is another warning', () => {
  expect(expiryKey(on('2026-11-26'))).not.toBe(expiryKey(on('2027-11-26')));
});

test.each([
  [{}, 'The subscription of E3 with 25 seats renews or ends on 2026-11-26, tomorrow.'],
  [{ isTrial: true }, 'The trial of E3 with 25 seats ends on 2026-11-26, tomorrow.'],
  [
    { status: 'Warning' },
    'The subscription of E3 with 25 seats ends its grace period and is suspended on 2026-11-26, tomorrow.',
  ],
  [
    { status: 'Suspended' },
    'The subscription of E3 with 25 seats is deleted with its data on 2026-11-26, tomorrow.',
  ],
])('the message of %j', (details, message) => {
  expect(expiryMessage('E3', on('2026-11-26', details), now)).toBe(message);
});

test('the message says when', () => {
  expect(expiryMessage('E3', on('2026-11-25'), now)).toMatch(/, today\.$/);
  expect(expiryMessage('E3', on('2026-12-24'), now)).toMatch(/, in 29 days\.$/);
});
