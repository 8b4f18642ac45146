import { type Emulator, startEmulator } from '../../emulator';
import { assignmentOf, emptyTenant } from '../../emulator/tenant';
import { exampleCredential } from '../../runtime/examples';
import { type WorkflowFile, executeWorkflow, importWorkflows } from '../../runtime/n8n/cli';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { daysAgo, e3, visio, yammerPlan } from '../workflow/reclaimScene';
import { throwAwayN8n } from './throwAwayN8n';

const users = 177;
const visioUsers = 9;
const visioSeatsLeft = 4;
const people = Array.from({ length: users }, (_, place) => `user${place}`);
const takesVisio = people.filter((_, place) => place % 20 === 0);

let emulator: Emulator;
let n8n: UserFolder;

beforeAll(async () => {
  const tenant = emptyTenant({ seats: { SPE_E3: users + 10, VISIOCLIENT: visioUsers } });
  const add = (name: string, partNumber: string, disabledPlans: string[] = []) =>
    tenant.addUser({
      ...{ userPrincipalName: `${name}@contoso.com`, displayName: name, usageLocation: 'DE' },
      licenseAssignments: [assignmentOf(partNumber, daysAgo(400), { disabledPlans })],
    });
  for (const name of ['refused', 'second', 'third', 'fourth', 'fifth']) add(name, 'SPE_E3', [yammerPlan]);
  for (const name of people) add(name, takesVisio.includes(name) ? 'VISIOCLIENT' : 'SPE_E3');
  emulator = await startEmulator({ tenant });
  n8n = await throwAwayN8n({
    credentials: [exampleCredential(emulator.credential)],
    workflows: [
      changing('retry-on-fail', itemsOf('refused', 'second', 'third'), {
        ...{ retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
        parameters: reclaimAll,
      }),
      changing('error-output', itemsOf('fourth', 'nobody', 'fifth'), {
        ...{ onError: 'continueErrorOutput', parameters: reclaimAll },
      }),
      changing('take-all', itemsOf(...people), {
        parameters: { ...reclaimAll, options: { maxUsers: users } },
      }),
    ],
  });
});

afterAll(async () => {
  await emulator.stop();
  n8n.remove();
});

const reclaimAll = {
  ...{ resource: 'reclamation', operation: 'reclaim', licenses: 'all', dryRun: false },
  user: { __rl: true, mode: 'id', value: '={{ $json.user }}' },
};
const itemsOf = (...names: string[]) => names.map((name) => ({ user: `${name}@contoso.com` }));
const idOf = (name: string) => emulator.tenant.findUser(`${name}@contoso.com`)?.id ?? '';
const held = (name: string) =>
  (emulator.tenant.findUser(`${name}@contoso.com`)?.licenseAssignments ?? []).map(({ skuId }) => skuId);

/** These items into our node, whose items go on to `Done` and, where it has an error output, to `Failed`. */
function changing(id: string, items: object[], change: object): WorkflowFile {
  const steps = [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
    {
      ...{ name: 'All', type: 'n8n-nodes-base.set', typeVersion: 3.4 },
      parameters: { mode: 'raw', jsonOutput: JSON.stringify({ items }) },
    },
    {
      ...{ name: 'Items', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
      parameters: { fieldToSplitOut: 'items' },
    },
    {
      ...{ name: 'Change', type: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses', typeVersion: 1 },
      ...{ credentials: { microsoft365ClientCredentialsApi: { id: 'microsoft365', name: 'Microsoft 365' } } },
      ...change,
    },
    ...['Done', 'Failed'].map((name) => ({
      ...{ name, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
    })),
  ];
  const to = (node: string) => [{ node, type: 'main', index: 0 }];
  return {
    ...{ id, name: id },
    nodes: steps.map((step, place) => ({ id: String(place), position: [place * 220, 0], ...step })),
    connections: {
      Start: { main: [to('All')] },
      All: { main: [to('Items')] },
      Items: { main: [to('Change')] },
      Change: { main: [to('Done'), to('Failed')] },
    },
  };
}

describe('Retry On Fail', () => {
  it('shows the whole record of a reclaim whose first try was partly done', async () => {
    emulator.faults.inject({
      ...{ kind: 'status', status: 400, code: 'Request_BadRequest', message: 'Not now.' },
      path: new RegExp(`/users/${idOf('refused')}/assignLicense`),
    });
    const { error, items } = await executeWorkflow(n8n, 'retry-on-fail');
    expect(error).toBeNull();
    expect(items('Done').map(({ json }) => json)).toMatchObject(
      ['refused', 'second', 'third'].map((name) => ({
        ...{ userId: `${name}@contoso.com`, outcome: 'reclaimed', error: null },
        ...{ before: [{ skuId: e3 }], removed: [{ skuId: e3 }], after: [] },
        restore: { id: idOf(name), addLicenses: [{ skuId: e3, disabledPlans: [yammerPlan] }] },
      })),
    );
    expect(['refused', 'second', 'third'].flatMap(held)).toEqual([]);
  });
});

describe('On Error: Continue (using error output)', () => {
  it('gives the failed items to the error output, with the report in their details', async () => {
    const { error, items } = await executeWorkflow(n8n, 'error-output');
    expect(error).toBeNull();
    expect(items('Done').map(({ json }) => [json.userId, json.outcome])).toEqual([
      ['fourth@contoso.com', 'reclaimed'],
      ['fifth@contoso.com', 'reclaimed'],
    ]);
    expect(items('Failed').map(({ json }) => json)).toMatchObject([
      {
        user: 'nobody@contoso.com',
        error: { httpStatus: 404 },
        message: expect.stringContaining('was not found in this tenant'),
        details: { userId: 'nobody@contoso.com', outcome: 'failed', removed: [], restore: null },
      },
    ]);
  });
});

describe('undo', () => {
  it('of 177 users restores all but those of the SKU that is full, and says how many', async () => {
    const taken = await executeWorkflow(n8n, 'take-all');
    expect(taken.error).toBeNull();
    expect(people.flatMap(held)).toEqual([]);
    const records = taken.items('Done').map(({ json }) => json);
    expect(records).toHaveLength(users);

    emulator.tenant.setSeats(visio, visioSeatsLeft);
    await importWorkflows(n8n, [
      changing('undo', records, { parameters: { resource: 'reclamation', operation: 'restore' } }),
    ]);
    const { error, items, hints } = await executeWorkflow(n8n, 'undo');
    expect(error).toBeNull();
    const noSeat = takesVisio.slice(visioSeatsLeft);
    const outcomes = items('Done').map(({ json }) => json);
    expect(outcomes.filter(({ outcome }) => outcome === 'restored')).toHaveLength(users - noSeat.length);
    expect(outcomes.filter(({ outcome }) => outcome !== 'restored')).toMatchObject(
      noSeat.map((name) => ({
        ...{ userId: `${name}@contoso.com`, outcome: 'failed' },
        error: { message: expect.stringContaining('There is no free seat of Visio Plan 2: 4 purchased') },
      })),
    );
    expect(hints('Change').map(({ message }) => message)).toEqual([
      expect.stringContaining('172 of 177 items were restored; 5 failed'),
    ]);
    for (const name of people) {
      const before = takesVisio.includes(name) ? [visio] : [e3];
      expect([name, held(name)]).toEqual([name, noSeat.includes(name) ? [] : before]);
    }
  });
});
