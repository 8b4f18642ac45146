import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';
import type { BatchRequest } from '../../../../graph/http/batch';

const step = (id: string): BatchRequest => ({ id, method: 'GET', url: `/users/${id}` });
const task = 'licenseAssignment:write';

describe('a batch', () => {
  test('is one POST; steps with a body say that it is JSON', async () => {
    const { graph, requests } = scriptedGraph([
      {
        body: {
          responses: [
            { id: '2', status: 200, headers: {}, body: { id: 'b' } },
            { id: '1', status: 204 },
          ],
        },
      },
    ]);
    const steps: BatchRequest[] = [
      { id: '1', method: 'POST', url: '/users/1/assignLicense', body: { addLicenses: [] } },
      { ...step('2'), dependsOn: ['1'] },
    ];
    const responses = await graph.batch(steps, { task });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: `${origin}/v1.0/$batch`,
      body: { requests: [{ ...steps[0], headers: { 'Content-Type': 'application/json' } }, steps[1]] },
    });
    expect(responses.get('2')).toMatchObject({
      id: '2',
      status: 200,
      headers: {},
      body: { id: 'b' },
      error: null,
    });
    expect(responses.get('1')).toMatchObject({ status: 204, error: null });
  });

  test("a step's refusal is an error with the wait from the step's own headers", async () => {
    const refused = {
      id: '1',
      ...graphError(429, 'TooManyRequests', 'Please retry.'),
      headers: { 'Retry-After': '10' },
    };
    const { graph } = scriptedGraph([{ body: { responses: [refused] } }]);
    const responses = await graph.batch([step('1')], { task });
    expect(responses.get('1')).toMatchObject({
      status: 429,
      headers: { 'retry-after': '10' },
      error: { code: 'TooManyRequests', httpStatus: 429, retryAfterMs: 10_000, requestId: 'req-1' },
    });
  });

  test.each([undefined, null, '', 'text'])(
    'a read that came back with the body %j is an error',
    async (body) => {
      const { graph } = scriptedGraph([{ body: { responses: [{ id: '1', status: 200, body }] } }]);
      const responses = await graph.batch([step('1')], { task });
      expect(responses.get('1')).toMatchObject({
        status: 200,
        error: { kind: 'incomplete', code: 'UnreadableAnswer', httpStatus: 200 },
      });
    },
  );

  test('refused as a whole is sent again as a whole', async () => {
    const { graph, requests } = scriptedGraph([
      graphError(503, 'UnknownError', '', { 'retry-after': '2' }),
      { body: { responses: [{ id: '1', status: 200 }] } },
    ]);
    await graph.batch([step('1')], { task, retryOnLostResponse: true });
    expect(requests).toHaveLength(2);
  });

  test('is not sent again where Graph may have made its changes', async () => {
    const { graph, requests } = scriptedGraph([graphError(503, 'UnknownError')]);
    expect(await failureOf(graph.batch([step('1')], { task }))).toMatchObject({ httpStatus: 503 });
    expect(requests).toHaveLength(1);
  });

  test.each([
    ['first', [400, 200]],
    ['last', [200, 400]],
  ])(
    'knows nothing of a request with two answers, the refusal %s, and takes the others',
    async (_name, statuses) => {
      const responses = [{ id: '1', status: 200 }, ...statuses.map((status) => ({ id: '2', status }))];
      const { graph } = scriptedGraph([{ body: { responses } }]);
      const answers = await graph.batch([step('1'), step('2')], { task });
      expect(answers.get('2')).toMatchObject({
        error: { kind: 'incomplete', code: 'BatchAnswersContradict' },
      });
      expect(answers.size).toBe(2);
    },
  );

  test('takes a response that came twice for one', async () => {
    const twice = [
      { id: '1', status: 200 },
      { id: '1', status: 200 },
    ];
    const { graph } = scriptedGraph([{ body: { responses: twice } }]);
    expect((await graph.batch([step('1')], { task })).get('1')).toMatchObject({ status: 200 });
  });

  test.each([
    ['a response is missing', { responses: [{ id: '1', status: 200 }] }, 'BatchAnswerMissing'],
    [
      'a response belongs to no request',
      {
        responses: [
          { id: '1', status: 200 },
          { id: '2', status: 200 },
          { id: '9', status: 200 },
        ],
      },
      'BatchAnswerMissing',
    ],
    ['there are no responses', {}, 'UnreadableBatch'],
    ['a response has no status', { responses: [{ id: '1' }, { id: '2', status: 200 }] }, 'UnreadableBatch'],
    ['a response is null', { responses: [null] }, 'UnreadableBatch'],
    ['the body is cut', '{"responses":[{"id"', 'UnreadableBatch'],
  ])('fails where %s', async (_name, body, code) => {
    const { graph } = scriptedGraph([{ body }]);
    expect(await failureOf(graph.batch([step('1'), step('2')], { task }))).toMatchObject({
      kind: 'incomplete',
      code,
    });
  });

  test.each([
    ['more than 20 steps', Array.from({ length: 21 }, (_, index) => step(String(index)))],
    ['no step', []],
    ['two steps of one id, case aside', [step('a'), step('A')]],
  ])('is not sent with %s', async (_name, steps) => {
    const { graph, requests } = scriptedGraph([]);
    expect(await failureOf(graph.batch(steps, { task }))).toMatchObject({ code: 'InvalidBatch' });
    expect(requests).toHaveLength(0);
  });
});
