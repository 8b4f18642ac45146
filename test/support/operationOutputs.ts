import type { IDataObject } from 'n8n-workflow';
import { startEmulator } from '../../emulator';
import { licensesNode, loadN8n } from '../workflow/n8n';

const prices = {
  priceList: {
    values: Object.entries({
      SPE_E3: '36.00',
      SPE_E5: '57.00',
      ENTERPRISEPACK: '23.00',
      STANDARDPACK: '10.00',
      VISIOCLIENT: '15.00',
    }).map(([sku, unitPrice]) => ({
      sku: { __rl: true, mode: 'partNumber', value: sku },
      unitPrice,
      currency: 'EUR',
      paymentFrequency: 'monthly',
    })),
  },
};
const listing = { returnAll: true, options: prices };
const allReasons = [
  'inactive',
  'neverActive',
  'blocked',
  'deleted',
  'guest',
  'duplicate',
  'overlap',
  'downgrade',
];

/** They give reports of one form: what one of them leaves empty in this tenant, another fills. */
const CHANGES = [
  'licenseAssignment/assign',
  'licenseAssignment/remove',
  'licenseAssignment/replace',
  'reclamation/reclaim',
  'reclamation/restore',
];

/** What every operation gives on the sample tenant, by `resource/operation`. Changes are made for real. */
export async function operationOutputs(): Promise<Map<string, IDataObject[]>> {
  const [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ users: 300 })]);
  const outputs = new Map<string, IDataObject[]>();
  const run = async (name: string, parameters: object, input: IDataObject[] = [{}]) => {
    const [resource, operation] = name.split('/');
    const { error, json } = await n8n.run({
      nodes: [licensesNode({ resource, operation, ...parameters })],
      input,
      credentials: { ...emulator.credential },
      continueOnFail: true,
    });
    if (error) throw new Error(`${name}: ${error.message}`);
    const rows = json<IDataObject>();
    outputs.set(name, [...(outputs.get(name) ?? []), ...rows]);
    return rows;
  };
  try {
    await run('license/getAll', listing);
    const users = await run('user/getAll', { returnAll: true });
    await run('user/get', { user: '={{ $json.id }}' }, users.slice(0, 40));
    await run('activity/getAll', { returnAll: true });
    await run('licenseAssignment/getAll', listing);
    await run('tenant/checkAccess', {});
    await run('report/create', { options: { ...prices, maxCandidatePercent: 100, companyName: 'Contoso' } });
    const candidates = await run('reclamation/findCandidates', {
      reasons: allReasons,
      options: { ...prices, includeManager: true, maxCandidatePercent: 100 },
    });
    const nobody = { userId: 'nobody@contoso.com', licenses: [] };
    const changed = [...candidates.slice(0, 60), nobody];
    const reclaimed = await run(
      'reclamation/reclaim',
      { user: '={{ $json.userId }}', dryRun: false, options: { note: 'CHG-1042' } },
      changed,
    );
    await run('reclamation/restore', { dryRun: false }, reclaimed);
    const [someone] = users.filter(({ licenseNames, status }) => licenseNames === '' && status === 'active');
    const targets = [{ userId: someone?.userId ?? '' }, nobody];
    const byItem = { user: '={{ $json.userId }}', dryRun: false };
    const assigned = { ...byItem, options: { usageLocation: 'DE' } };
    await run('licenseAssignment/assign', { ...assigned, skus: ['ENTERPRISEPACK'] }, targets);
    await run(
      'licenseAssignment/replace',
      { ...byItem, fromSku: 'ENTERPRISEPACK', toSku: 'SPE_E3' },
      targets,
    );
    await run('licenseAssignment/remove', { ...byItem, skus: ['SPE_E3', 'VISIOCLIENT'] }, targets);
    const changes = CHANGES.flatMap((name) => outputs.get(name) ?? []);
    for (const name of CHANGES) outputs.set(name, changes);
    return outputs;
  } finally {
    await Promise.all([n8n.close(), emulator.stop()]);
  }
}
