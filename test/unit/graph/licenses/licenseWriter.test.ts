import fc from 'fast-check';
import type { LicenseWrite } from '../../../../graph/licenses/assignLicense';
import { writeLicenses } from '../../../../graph/licenses/licenseWriter';
import { scriptedGraph, graphError } from '../../../support/scriptedGraph';
import { tinyTenant, type StepTrouble, type TinyUser, type TripTrouble } from '../../../support/tinyTenant';

const sku = 'aaaaaaaa-0000-4000-8000-000000000001';
const userId = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const holders = (count: number): Record<string, TinyUser> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [userId(index), { direct: { [sku]: [] }, inherited: [] }]),
  );
const removals = (count: number): LicenseWrite[] =>
  Array.from({ length: count }, (_, index) => ({
    userId: userId(index),
    addLicenses: [],
    removeLicenses: [sku],
  }));

describe('writeLicenses', () => {
  it('sends 20 to a round trip, in a dependsOn chain, with both arrays', async () => {
    const response = (count: number) => ({
      body: {
        responses: Array.from({ length: count }, (_, index) => ({
          id: String(index),
          status: 200,
          headers: {},
          body: {},
        })),
      },
    });
    const { graph, requests } = scriptedGraph([
      response(20),
      { body: { responses: [20, 21].map((id) => ({ id: String(id), status: 200, headers: {}, body: {} })) } },
    ]);
    const results = await writeLicenses(graph, removals(22));
    expect(results.every(({ status }) => status === 'written')).toBe(true);
    const [first, second] = requests.map(({ body }) => (body as { requests: object[] }).requests);
    expect(first).toHaveLength(20);
    expect(first?.[0]).not.toHaveProperty('dependsOn');
    expect(first?.[19]).toMatchObject({
      method: 'POST',
      url: `/users/${userId(19)}/assignLicense`,
      headers: { 'Content-Type': 'application/json' },
      body: { addLicenses: [], removeLicenses: [sku] },
      dependsOn: ['18'],
    });
    expect(second).toMatchObject([{ id: '20' }, { id: '21', dependsOn: ['20'] }]);
  });

  it('waits as long as a write asks for, and sends that write alone before the others', async () => {
    const step = (id: number, status: number, headers = {}) => ({
      id: String(id),
      status,
      headers,
      body:
        status === 200 ? {} : { error: { code: status === 424 ? 'FailedDependency' : 'TooManyRequests' } },
    });
    const { graph, requests, waited } = scriptedGraph([
      { body: { responses: [step(0, 200), step(1, 429, { 'Retry-After': '7' }), step(2, 424)] } },
      { body: { responses: [step(1, 200)] } },
      { body: { responses: [step(2, 200)] } },
    ]);
    const results = await writeLicenses(graph, removals(3));
    expect(results.map(({ status }) => status)).toEqual(['written', 'written', 'written']);
    expect(
      requests.map(({ body }) => (body as { requests: Array<{ id: string }> }).requests.map(({ id }) => id)),
    ).toEqual([['0', '1', '2'], ['1'], ['2']]);
    expect(waited()).toBe(7_000);
  });

  it('counts a change that is already in place as written', async () => {
    const tenant = tinyTenant({ ...holders(2), [userId(0)]: { direct: {}, inherited: [] } });
    const results = await writeLicenses(tenant.graph, removals(2));
    expect(results.map(({ status }) => status)).toEqual(['written', 'written']);
  });

  it('sends the writes behind a refusal', async () => {
    const tenant = tinyTenant(holders(3));
    tenant.users.delete(userId(1));
    const results = await writeLicenses(tenant.graph, removals(3));
    expect(results).toMatchObject([
      { status: 'written' },
      { status: 'refused', error: { httpStatus: 404, user: userId(1) } },
      { status: 'written' },
    ]);
  });

  it.each([401, 403])('sends nothing more after %i', async (status) => {
    const { graph, requests } = scriptedGraph([
      {
        body: {
          responses: [
            { id: '0', ...graphError(status, 'Authorization_RequestDenied') },
            ...Array.from({ length: 19 }, (_, index) => ({
              id: String(index + 1),
              ...graphError(424, 'FailedDependency'),
            })),
          ],
        },
      },
    ]);
    const results = await writeLicenses(graph, removals(45));
    expect(requests).toHaveLength(1);
    expect(results[0]).toMatchObject({ status: 'refused', error: { httpStatus: status } });
    expect(
      results.slice(1).every((result) => result.status === 'notSent' && result.error.httpStatus === status),
    ).toBe(true);
  });

  it('gives up after a bounded number of tries, with what was written', async () => {
    const tenant = tinyTenant(holders(5), {
      steps: [null, null, ...Array<StepTrouble>(50).fill('concurrent409')],
    });
    const results = await writeLicenses(tenant.graph, removals(5));
    expect(results.map(({ status }) => status)).toEqual([
      'written',
      'written',
      'refused',
      'notSent',
      'notSent',
    ]);
    expect(results[2]).toMatchObject({
      error: { description: expect.stringContaining('It was tried 8 times.') },
    });
    expect(tenant.tried()).toBe(2 + 8);
  });

  it('reports unknown where neither a response nor the users can be read', async () => {
    const { graph } = scriptedGraph(Array.from({ length: 30 }, () => graphError(502, 'BadGateway')));
    const results = await writeLicenses(graph, removals(25));
    expect(results[0]).toMatchObject({
      status: 'unknown',
      error: { description: expect.stringContaining('unknown whether it was made') },
    });
    expect(results[19]?.status).toBe('unknown');
    expect(results[20]?.status).toBe('notSent');
  });

  it('sends nothing after the run is cancelled', async () => {
    const tenant = tinyTenant(holders(50));
    tenant.cancelWhen(() => tenant.writes.length >= 20);
    const results = await writeLicenses(tenant.graph, removals(50));
    expect(tenant.writes).toHaveLength(20);
    expect(results.filter(({ status }) => status === 'written')).toHaveLength(20);
    expect(results[20]).toMatchObject({ status: 'notSent', error: { kind: 'cancelled' } });
  });

  it('waits until a usage location that was just set is seen', async () => {
    const tenant = tinyTenant(holders(2), { steps: ['noLocation', null, 'noLocation'] });
    const [first, second] = removals(2);
    const results = await writeLicenses(tenant.graph, [
      { userId: '', addLicenses: [], removeLicenses: [], ...first, hasFreshLocation: true },
      { userId: '', addLicenses: [], removeLicenses: [], ...second },
    ]);
    expect(results).toMatchObject([{ status: 'written', isShown: true }, { status: 'refused' }]);
  });

  it('names each write once before it is sent', async () => {
    const tenant = tinyTenant(holders(45), { steps: [null, 'throttled'], trips: [null, null, 'cutAfter'] });
    const announced: Array<{ places: number[]; triedBefore: number }> = [];
    const onSend = (places: number[]) => announced.push({ places, triedBefore: tenant.tried() });
    await writeLicenses(tenant.graph, removals(45), { onSend });
    expect(announced.flatMap(({ places }) => places)).toEqual(removals(45).map((_, place) => place));
    expect(announced[0]).toMatchObject({ triedBefore: 0 });
  });

  it('gives up where Graph fails inside at one write after the other', async () => {
    const tenant = tinyTenant(holders(50), { steps: Array<StepTrouble>(200).fill('failed') });
    const results = await writeLicenses(tenant.graph, removals(50));
    expect(tenant.tried()).toBeLessThan(20);
    expect(results.filter(({ status }) => status === 'unknown')).toHaveLength(3);
    expect(results.filter(({ status }) => status === 'notSent')).toHaveLength(47);
  });

  it('never reports a write that was made as refused or not sent, whatever fails', async () => {
    const steps = fc.constantFrom<StepTrouble | null>(
      null,
      null,
      'throttled',
      'unavailable',
      'unavailableAfter',
      'failed',
      'failedAfter',
      'gateway',
      'gatewayAfter',
      'forbidden',
      'concurrent409',
    );
    const trips = fc.constantFrom<TripTrouble | null>(
      null,
      null,
      'cutBefore',
      'cutAfter',
      'throttled',
      'badGateway',
    );
    const lagMs = fc.constantFrom(0, 0, 5_000, 3_600_000);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 45 }),
        fc.array(steps, { maxLength: 120 }),
        fc.array(trips, { maxLength: 30 }),
        lagMs,
        async (count, stepTroubles, tripTroubles, lag) => {
          const tenant = tinyTenant(holders(count), { steps: stepTroubles, trips: tripTroubles, lagMs: lag });
          const results = await writeLicenses(tenant.graph, removals(count));
          const made = new Set(tenant.writes.map((write) => write.userId));
          expect(made.size).toBe(tenant.writes.length);
          const usersWith = (...statuses: string[]) =>
            results.flatMap(({ status }, index) => (statuses.includes(status) ? [userId(index)] : []));
          expect(usersWith('written').filter((user) => !made.has(user))).toEqual([]);
          expect(usersWith('refused', 'notSent').filter((user) => made.has(user))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('writes each user exactly once, whatever order troubles come in', async () => {
    const step = fc.option(
      fc.constantFrom<StepTrouble>(
        'throttled',
        'unavailable',
        'concurrent409',
        'concurrent400',
        'gateway',
        'gatewayAfter',
      ),
      { freq: 2 },
    );
    const trip = fc.option(fc.constantFrom<TripTrouble>('cutBefore', 'cutAfter', 'throttled', 'badGateway'), {
      freq: 3,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 45 }),
        fc.array(step, { maxLength: 40 }),
        fc.array(trip, { maxLength: 12 }),
        async (count, steps, trips) => {
          // No trouble outlasts the writer's patience.
          const tenant = tinyTenant(holders(count), {
            steps: breathing(steps, 2),
            trips: breathing(trips, 1),
          });
          const results = await writeLicenses(tenant.graph, removals(count));
          expect(results.map(({ status }) => status)).toEqual(removals(count).map(() => 'written'));
          expect(tenant.writes.map((write) => write.userId).sort()).toEqual(
            removals(count).map((write) => write.userId),
          );
          expect([...tenant.users.values()].every(({ direct }) => Object.keys(direct).length === 0)).toBe(
            true,
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** The troubles, with at most `most` in a row. */
function breathing<T>(troubles: Array<T | null>, most: number): Array<T | null> {
  return troubles.map((trouble, index) => (index % (most + 1) === most ? null : trouble));
}
