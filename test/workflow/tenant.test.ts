import { type Emulator, startEmulator } from '../../emulator';
import { activityScene, refreshDate } from './activityScene';
import { type N8n, licensesNode, loadN8n } from './n8n';

let n8n: N8n;
let emulator: Emulator;
let allPermissions: string[];
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ tenant: activityScene() })]);
  allPermissions = [...(emulator.apps.find(emulator.credential.clientId)?.permissions ?? [])];
});
afterAll(async () => {
  await Promise.all([n8n.close(), emulator.stop()]);
});
beforeEach(() => {
  emulator.reset();
  emulator.tenant.reportSettings.displayConcealedNames = false;
  delete emulator.tenant.reportBehaviour.noRows;
  grant(allPermissions);
});

const grant = (permissions: string[]) => emulator.apps.update(emulator.credential.clientId, { permissions });

interface Access {
  tasks: Array<{
    task: string;
    operations: string[];
    granted: boolean;
    grantedBy: string | null;
    needsOneOf: string[];
  }>;
  warnings: string[];
  [field: string]: unknown;
}

const runWith = async (options: object) => {
  const run = await n8n.run({
    nodes: [licensesNode({ resource: 'tenant', operation: 'checkAccess', options })],
    credentials: { ...emulator.credential },
  });
  expect(run.error).toBeNull();
  return run;
};
const checkAccess = async () => {
  const run = await runWith({ asOneItem: true });
  expect(run.items()).toEqual([{ json: expect.anything(), pairedItem: { item: 0 } }]);
  const [access] = run.json<Access>();
  return access ?? { tasks: [], warnings: [] };
};
const taskOf = (access: Access, operation: string) =>
  access.tasks.filter(({ operations }) => operations.includes(operation));

describe('tenant: checkAccess', () => {
  it('gives one item per task, and says above the output who we are', async () => {
    const { json, hints } = await runWith({});
    const [first] = json();
    expect(first).toEqual({
      task: 'Application Roster: read a user',
      granted: true,
      grantedBy: 'User.Read.All',
      missingPermission: null,
      needsOneOf: ['User.Read.All', 'Directory.Read.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
      required: true,
      operations: expect.arrayContaining(['User: Get', 'License Assignment: Assign, Remove, Replace']),
    });
    const { tenantId, clientId } = emulator.credential;
    expect(hints()).toEqual([
      {
        message: expect.stringMatching(
          `^Contoso, tenant ${tenantId}, app ${clientId}\\. Report data of \\d+ Nov 2026, 3 days old\\.$`,
        ),
        type: 'info',
        location: 'outputPane',
      },
    ]);
  });

  it('names all missing permissions in one warning above the output', async () => {
    grant(['User.Read.All']);
    const { json, hints } = await runWith({});
    expect(json()).toContainEqual(
      expect.objectContaining({ granted: false, grantedBy: null, needsOneOf: ['Reports.Read.All'] }),
    );
    const warnings = hints().filter(({ type }) => type === 'warning');
    expect(warnings).toHaveLength(2);
    expect(warnings[0]?.message).toBe(
      '3 required tasks are not allowed. Grant Reports.Read.All, LicenseAssignment.Read.All and LicenseAssignment.ReadWrite.All as application permissions, with admin consent.',
    );
    expect(warnings[1]?.message).toContain('The name of the organization could not be read');
  });

  it('says who we are, what we may do and how fresh the reports are', async () => {
    const access = await checkAccess();
    expect(access).toMatchObject({
      tenantId: emulator.credential.tenantId,
      organization: 'Contoso',
      cloud: 'custom',
      clientId: emulator.credential.clientId,
      reports: { concealedNames: false, refreshDate, ageDays: 3 },
      warnings: [],
    });
    expect(
      access.tasks.every(
        ({ granted, grantedBy, needsOneOf }) => granted && needsOneOf.includes(grantedBy ?? ''),
      ),
    ).toBe(true);
  });

  it('names the least privileged permission that grants a task, and those that would', async () => {
    grant(['User.ReadWrite.All', 'Directory.Read.All', 'Reports.Read.All']);
    const access = await checkAccess();
    expect(taskOf(access, 'activity:getAll')).toContainEqual(
      expect.objectContaining({
        granted: true,
        grantedBy: 'Reports.Read.All',
        needsOneOf: ['Reports.Read.All'],
      }),
    );
    expect(taskOf(access, 'reclamation:reclaim')).toContainEqual(
      expect.objectContaining({ granted: true, grantedBy: 'User.ReadWrite.All' }),
    );
  });

  it('works for an app with a single permission, and says what is missing', async () => {
    grant(['User.Read.All']);
    const access = await checkAccess();
    expect(access).toMatchObject({
      organization: null,
      reports: { concealedNames: null, refreshDate: null, ageDays: null },
    });
    expect(access.warnings).toContainEqual(expect.stringContaining('Reports.Read.All'));
    expect(access.warnings).toContainEqual(expect.stringContaining('LicenseAssignment.ReadWrite.All'));
    expect(emulator.requests.matching('GET', /reports|reportSettings/)).toEqual([]);
  });

  it('reads the setting where it may, and warns of concealed names', async () => {
    emulator.tenant.reportSettings.displayConcealedNames = true;
    const access = await checkAccess();
    expect(access).toMatchObject({ reports: { concealedNames: true } });
    expect(access.warnings).toContainEqual(
      expect.stringContaining('Settings > Org settings > Services > Reports'),
    );
    expect(emulator.requests.matching('GET', /admin\/reportSettings/)).toHaveLength(1);
  });

  it.each([true, false])(
    'looks at the names themselves where it may not read the setting (concealed: %s)',
    async (concealed) => {
      emulator.tenant.reportSettings.displayConcealedNames = concealed;
      grant(allPermissions.filter((one) => !one.startsWith('ReportSettings.')));
      expect(await checkAccess()).toMatchObject({ reports: { concealedNames: concealed, refreshDate } });
      expect(emulator.requests.matching('GET', /admin\/reportSettings/)).toEqual([]);
      expect(emulator.requests.matching('GET', /ActiveUserDetail\(period='D7'\)/)).toHaveLength(1);
    },
  );

  it('says that a new tenant has no reports yet', async () => {
    emulator.tenant.reportBehaviour.noRows = true;
    const access = await checkAccess();
    expect(access).toMatchObject({ reports: { concealedNames: false, refreshDate: null, ageDays: null } });
    expect(access.warnings).toEqual([expect.stringContaining('no rows yet')]);
  });

  it('keeps what a broken report does not spoil', async () => {
    emulator.faults.inject({ kind: 'status', status: 403, path: /\/data\/download\//, times: Infinity });
    const access = await checkAccess();
    expect(access.organization).toBe('Contoso');
    expect(access.warnings).toEqual([expect.stringContaining('The usage reports could not be read')]);
  });

  it('never shows the token', async () => {
    const text = JSON.stringify(await checkAccess());
    expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{10,}/);
    expect(text).not.toContain(emulator.credential.clientSecret);
  });
});
