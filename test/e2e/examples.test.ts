import { type Emulator, startEmulator } from '../../emulator';
import { exampleCredential, exampleWorkflow } from '../../runtime/examples';
import { type Execution, executeWorkflow } from '../../runtime/n8n/cli';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { throwAwayN8n } from './throwAwayN8n';

let emulator: Emulator;
let n8n: UserFolder;

beforeAll(async () => {
  emulator = await startEmulator({ users: 300 });
  n8n = await throwAwayN8n({
    credentials: [exampleCredential(emulator.credential)],
    workflows: ['license-inventory', 'licensed-users'].map(exampleWorkflow),
  });
});

afterAll(async () => {
  await emulator.stop();
  n8n.remove();
});

describe('examples/license-inventory.json', () => {
  let execution: Execution;
  beforeAll(async () => {
    execution = await executeWorkflow(n8n, 'license-inventory');
  });

  it('finds every SKU that users can have, with the seats that the tenant knows', () => {
    expect(execution.error).toBeNull();
    const expected = emulator.tenant
      .skus()
      .filter(({ appliesTo }) => appliesTo === 'User')
      .map(({ skuId, skuPartNumber, prepaidUnits: { enabled, warning } }) => {
        const assigned = emulator.tenant.consumedUnits(skuId);
        return {
          skuId,
          skuPartNumber,
          purchased: enabled + warning,
          assigned,
          available: enabled + warning - assigned,
        };
      });
    expect(expected.length).toBeGreaterThanOrEqual(15);
    const found = execution
      .items('Get Licenses')
      .map(({ json: { skuId, skuPartNumber, purchased, assigned, available } }) => ({
        ...{ skuId, skuPartNumber, purchased, assigned, available },
      }));
    expect(found).toEqual(expected);
  });

  it('prices the unused seats where the workflow gives a price, and nothing else', () => {
    const items = execution.items('Get Licenses').map(({ json }) => json);
    const priced = items.find(({ skuPartNumber }) => skuPartNumber === 'SPE_E3');
    expect(priced).toMatchObject({
      unitPrice: 36,
      currency: 'USD',
      paymentFrequency: 'monthly',
      annualUnusedCost: Number(priced?.available) * 36 * 12,
    });
    const unpriced = items.find(({ skuPartNumber }) => skuPartNumber === 'FLOW_FREE');
    expect(unpriced).toMatchObject({
      unitPrice: null,
      currency: null,
      annualCost: null,
      annualUnusedCost: null,
    });
  });

  it('pairs every item with the one that asked for it', () => {
    for (const { pairedItem } of execution.items('Get Licenses')) expect(pairedItem).toEqual({ item: 0 });
  });
});

describe('examples/licensed-users.json', () => {
  let execution: Execution;
  beforeAll(async () => {
    execution = await executeWorkflow(n8n, 'licensed-users');
  });

  it('finds exactly the users that hold a licence, with their managers', () => {
    expect(execution.error).toBeNull();
    const { tenant } = emulator;
    const expected = [...tenant.scanUsers()]
      .map(({ user }) => user)
      .filter(({ licenseAssignments }) => licenseAssignments.length > 0)
      .map(({ id, userPrincipalName, managerId }) => ({
        ...{ id, userId: userPrincipalName },
        manager: managerId === null ? null : tenant.findUser(managerId)?.userPrincipalName,
      }));
    const found = execution.items('Get Licensed Users').map(({ json }) => ({
      ...{ id: json.id, userId: json.userId },
      manager: (json.manager as { userId: string } | null)?.userId ?? null,
    }));
    expect(byId(found)).toEqual(byId(expected));
  });

  it('tells direct licences from those of a group, one row each', () => {
    const found = execution
      .items('Get Licensed Users')
      .flatMap(({ json }) =>
        (json.assignedLicenses as Array<{ skuId: string; groupId: string | null; assignedVia: string }>).map(
          ({ skuId, groupId, assignedVia }) => `${String(json.id)} ${skuId} ${assignedVia} ${groupId}`,
        ),
      );
    const expected = [...emulator.tenant.scanUsers()].flatMap(({ user }) =>
      user.licenseAssignments.map(
        ({ skuId, assignedByGroup }) =>
          `${user.id} ${skuId} ${assignedByGroup === null ? 'direct' : 'group'} ${assignedByGroup}`,
      ),
    );
    expect(found.sort()).toEqual(expected.sort());
  });
});

describe('a workflow that fails', () => {
  it('ends with exit code 1 and our own sentence, without the secret in any output', async () => {
    emulator.faults.inject({ path: '/v1.0/subscribedSkus', kind: 'status', status: 403, times: Infinity });
    const execution = await executeWorkflow(n8n, 'license-inventory');
    expect(execution.exitCode).toBe(1);
    expect(`${execution.error?.message} ${execution.error?.description}`).toContain(
      'LicenseAssignment.Read.All',
    );
    expect(execution.stdout + execution.stderr).not.toContain(emulator.credential.clientSecret);
  });
});

function byId<T extends { id: unknown }>(users: T[]): T[] {
  return [...users].sort((left, right) => String(left.id).localeCompare(String(right.id)));
}
