import { GraphError } from '../../../../graph/http/graphError';
import { assessWriteFailure } from '../../../../graph/licenses/writeFailure';

const failure = (httpStatus: number, code = 'X') =>
  new GraphError({ kind: 'refused', message: 'Refused.', code, httpStatus });
const assess = (httpStatus: number, code?: string, tries = 1) =>
  assessWriteFailure(failure(httpStatus, code), tries, () => 0);

test.each([
  [429, 'TooManyRequests', false],
  [503, 'UnknownError', false],
  [409, 'Directory_ConcurrencyViolation', false],
  [400, 'Directory_ConcurrencyViolation', false],
  [504, 'GatewayTimeout', true],
])('%i %s is sent again; it may have been made: %s', (httpStatus, code, isMaybeWritten) => {
  expect(assess(httpStatus, code)).toEqual({
    action: 'sendAgain',
    waitMs: expect.any(Number),
    isMaybeWritten,
  });
});

test.each([400, 404, 409])('%i refuses this write alone', (httpStatus) => {
  expect(assess(httpStatus)).toMatchObject({
    action: 'refuse',
    isMaybeWritten: false,
    error: { httpStatus },
  });
});

test.each([401, 403, 424])('%i stops the writing', (httpStatus) => {
  expect(assess(httpStatus)).toMatchObject({ action: 'stop', error: { httpStatus } });
});

test('a tenant that stays busy stops the writing, and the error says how often it was tried', () => {
  expect(assess(429, 'TooManyRequests', 8)).toMatchObject({
    action: 'stop',
    error: { description: 'It was tried 8 times.' },
  });
});
