import { GraphError } from '../../../../graph/http/graphError';
import { assessWriteFailure } from '../../../../graph/licenses/writeFailure';

const failure = (httpStatus: number, code = 'X') =>
  new GraphError({ kind: 'refused', message: 'Refused.', code, httpStatus });
const assess = (httpStatus: number, code?: string, tries = 1) =>
  assessWriteFailure(failure(httpStatus, code), { tries, hasFreshLocation: false, random: () => 0 });

test.each([
  [429, 'TooManyRequests', false],
  [503, 'UnknownError', true],
  [500, 'InternalServerError', true],
  [408, 'RequestTimeout', true],
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

test('answers that contradict each other are looked into, and not for ever', () => {
  const contradiction = new GraphError({
    kind: 'incomplete',
    message: 'Twice.',
    code: 'BatchAnswersContradict',
  });
  const assessed = (tries: number) =>
    assessWriteFailure(contradiction, { tries, hasFreshLocation: false, random: () => 0 });
  expect(assessed(1)).toEqual({ action: 'sendAgain', waitMs: 2_000, isMaybeWritten: true });
  expect(assessed(3)).toMatchObject({ action: 'refuse', isMaybeWritten: true });
});

test.each([500, 408])('a lasting %i concerns this write alone, which may have been made', (httpStatus) => {
  expect(assess(httpStatus, 'X', 4)).toMatchObject({ action: 'refuse', isMaybeWritten: true });
});

describe('an invalid usage location', () => {
  const location = new GraphError({
    kind: 'refused',
    code: 'Request_BadRequest',
    httpStatus: 400,
    message: 'License assignment cannot be done for user with invalid usage location.',
  });
  const assessLocation = (tries: number, hasFreshLocation: boolean) =>
    assessWriteFailure(location, { tries, hasFreshLocation, random: () => 0 });

  it('is waited for where the location was set just before, longer each time, and not for ever', () => {
    const waits = [1, 2, 3, 4, 5].map((tries) => assessLocation(tries, true));
    expect(waits).toMatchObject(
      [2_000, 5_000, 10_000, 15_000, 30_000].map((waitMs) => ({
        action: 'sendAgain',
        waitMs,
        isMaybeWritten: false,
      })),
    );
    expect(assessLocation(6, true)).toMatchObject({ action: 'refuse' });
  });

  it('is a refusal where the location is an old one', () => {
    expect(assessLocation(1, false)).toMatchObject({ action: 'refuse' });
  });
});

test('a tenant that stays busy stops the writing, and the error says how often it was tried', () => {
  expect(assess(429, 'TooManyRequests', 8)).toMatchObject({
    action: 'stop',
    error: { description: 'It was tried 8 times.' },
  });
});
