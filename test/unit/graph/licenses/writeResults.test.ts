import { cancelledError, GraphError } from '../../../../graph/http/graphError';
import { WriteResults } from '../../../../graph/licenses/writeResults';

const resultsOf = (count: number) =>
  new WriteResults(
    Array.from({ length: count }, (_, index) => ({
      userId: `user-${index}`,
      addLicenses: [],
      removeLicenses: [],
    })),
    () => Date.UTC(2026, 10, 20, 8),
  );
const refusal = (httpStatus: number) =>
  new GraphError({ kind: 'refused', code: 'X', message: 'Refused.', httpStatus });

test('every write has a result, in order, with its user', () => {
  const results = resultsOf(4);
  results.setWritten(0, { requestId: 'req-1', isShown: true });
  results.setRefused(1, refusal(404));
  results.setMaybeWritten(2);
  expect(results.pending()).toEqual([2, 3]);
  expect(results.toList(cancelledError())).toMatchObject([
    { status: 'written', requestId: 'req-1', at: '2026-11-20T08:00:00.000Z', isShown: true },
    { status: 'refused', error: { httpStatus: 404, user: 'user-1' } },
    {
      status: 'unknown',
      error: {
        code: 'RunCancelled',
        user: 'user-2',
        description: expect.stringContaining('unknown whether'),
      },
    },
    { status: 'notSent', error: { code: 'RunCancelled', user: 'user-3' } },
  ]);
});

test('a 400 and a lost response are doubtful, other results are not', () => {
  const results = resultsOf(5);
  results.setWritten(0, { requestId: null, isShown: false });
  results.setRefused(1, refusal(400));
  results.setRefused(2, refusal(404));
  results.setMaybeWritten(3);
  expect(results.doubtful()).toEqual([1, 3]);
});

test('a refusal becomes unknown only where Graph may have made the change before', () => {
  const results = resultsOf(2);
  results.setRefused(0, refusal(400));
  results.setMaybeWritten(1);
  results.setRefused(1, refusal(403));
  expect(results.doubtful()).toEqual([0, 1]);
  expect(results.toList(cancelledError())).toMatchObject([
    { status: 'refused' },
    { status: 'unknown', error: { httpStatus: 403 } },
  ]);
});
