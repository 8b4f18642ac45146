import { lowerCaseNames } from '../../../../graph/http/headers';

test('names become lower case and values text', () => {
  expect(lowerCaseNames({ 'Retry-After': 5, 'request-id': 'req-1' })).toEqual({
    'retry-after': '5',
    'request-id': 'req-1',
  });
});
