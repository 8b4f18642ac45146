import { type Emulator, startEmulator } from '../../../../../emulator';
import type { Tenant } from '../../../../../emulator/tenant';
import { type Page, Session } from '../../../../support/emulatorSession';
import { scene, userWith } from '../../../../support/tenantScene';
import { type Row, rowsOf } from '../../../../support/reportRows';

const gigabyte = 1024 ** 3;
const path = "/reports/getMailboxUsageDetail(period='D90')";

function mailboxes(): Tenant {
  const tenant = scene({ SPE_E3: 5, MCOCAP: 1 });
  userWith(tenant, 'person', ['SPE_E3'], { givenName: 'A', surname: 'Person' });
  const leaver = userWith(tenant, 'leaver', ['SPE_E3'], {
    givenName: 'A',
    surname: 'Leaver',
    accountEnabled: false,
  });
  tenant.mailboxes.set(leaver.id, {
    recipientType: 'Shared',
    storageUsedInBytes: 55 * gigabyte,
    hasArchive: true,
  });
  const room = userWith(tenant, 'room');
  tenant.mailboxes.set(room.id, { recipientType: 'Room' });
  const equipment = userWith(tenant, 'equipment');
  tenant.mailboxes.set(equipment.id, { recipientType: 'Equipment' });
  userWith(tenant, 'shared', [], { accountEnabled: false });
  userWith(tenant, 'unlicensed');
  return tenant;
}

describe('getMailboxUsageDetail', () => {
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await startEmulator({ tenant: mailboxes() });
  });
  afterEach(() => emulator.stop());

  const byName = (rows: Row[]) =>
    new Map(rows.map((row) => [row['User Principal Name']?.split('@')[0], row['Recipient Type']]));

  it.each(['v1.0', 'beta'])(
    'in %s has a row for every mailbox, with its kind before the period',
    async (version) => {
      const rows = await rowsOf(emulator, `/${version}${path}`);
      expect(Object.keys(rows[0] ?? {}).slice(-3)).toEqual([
        'Has Archive',
        'Recipient Type',
        'Report Period',
      ]);
      expect(byName(rows)).toEqual(
        new Map([
          ['person', 'User'],
          ['leaver', 'Shared'],
          ['room', 'Room'],
          ['equipment', 'Equipment'],
          ['shared', 'Shared'],
        ]),
      );
    },
  );

  it('tells size and archive as the tenant knows them', async () => {
    const rows = await rowsOf(emulator, `/beta${path}`);
    expect(rows.find((row) => row['Recipient Type'] === 'Shared')).toMatchObject({
      'User Principal Name': 'leaver@contoso.com',
      'Storage Used (Byte)': String(55 * gigabyte),
      'Has Archive': 'True',
    });
  });

  it('can be without Recipient Type, in CSV and in JSON', async () => {
    const session = await Session.open(emulator);
    const json = `/beta${path}?$format=application/json`;
    expect((await session.get<Page>(json)).body.value[0]).toMatchObject({ recipientType: 'User' });
    emulator.tenant.reportBehaviour.noRecipientType = true;
    const [row] = await rowsOf(emulator, `/beta${path}`);
    expect(Object.keys(row ?? {}).slice(-2)).toEqual(['Has Archive', 'Report Period']);
    expect((await session.get<Page>(json)).body.value[0]).not.toHaveProperty('recipientType');
  });

  it('can conceal names alone', async () => {
    emulator.tenant.reportBehaviour.concealedReports = ['getMailboxUsageDetail'];
    const [mailbox] = await rowsOf(emulator, `/beta${path}`);
    const [mail] = await rowsOf(emulator, "/beta/reports/getEmailActivityUserDetail(period='D90')");
    expect(mailbox?.['User Principal Name']).toMatch(/^[0-9A-F]{32}$/);
    expect(mail?.['User Principal Name']).toBe('person@contoso.com');
  });

  it('takes both from the options of the emulator, where it makes the tenant itself', async () => {
    const contoso = await startEmulator({
      users: 20,
      reports: { recipientType: false, concealedReports: ['getMailboxUsageDetail'] },
    });
    try {
      const [row] = await rowsOf(contoso, `/beta${path}`);
      expect(row).not.toHaveProperty('Recipient Type');
      expect(row?.['Display Name']).toMatch(/^[0-9A-F]{32}$/);
    } finally {
      await contoso.stop();
    }
  });
});
