import { foldId } from '../../products/foldId';
import type { LicenseGrant } from '../change';
import { samePlans } from '../heldLicenses';

/** `restore` of an item of Reclaim: all that is needed to assign the removed licenses again. */
export interface RestorePayload {
  /** Object id of the user. */
  id: string;
  addLicenses: LicenseGrant[];
}

/** The payload was edited, or does not come from Reclaim. */
export class RestorePayloadError extends Error {
  readonly description =
    'Pass on `restore` as Reclaim gave it, together with its item. To assign other licenses, use License Assignment > Assign.';

  constructor(problem: string) {
    super(`The restore payload cannot be used: ${problem}`);
    this.name = 'RestorePayloadError';
  }
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Reads the `restore` of an item and checks that it follows from the item's `id` and `removed`. Null if Reclaim removed
 * nothing.
 * @throws {RestorePayloadError} if any part of it is not as Reclaim writes it
 */
export function readRestorePayload(item: Readonly<Record<string, unknown>>): RestorePayload | null {
  if (item.restore === null) return null;
  if (item.restore === undefined)
    throw new RestorePayloadError('the item has no `restore`; it does not come from Reclaim.');
  const { id, addLicenses, ...others } = readRecord(item.restore, '`restore`');
  refuseOthers(others, '`restore`');
  if (typeof id !== 'string' || !guid.test(id))
    throw new RestorePayloadError('`restore.id` is not an object id.');
  if (!Array.isArray(addLicenses)) throw new RestorePayloadError('`restore.addLicenses` is not a list.');
  const payload = { id, addLicenses: Array.from(addLicenses, readGrant) };
  const skuIds = payload.addLicenses.map(({ skuId }) => foldId(skuId));
  if (new Set(skuIds).size < skuIds.length)
    throw new RestorePayloadError('`restore.addLicenses` names a license twice.');
  refuseContradiction(item, payload);
  return payload;
}

/** The payload as one text, the same however it was passed on: what a signature is made over. */
export function restoreText({ id, addLicenses }: RestorePayload): string {
  const grants = addLicenses.map(({ skuId, disabledPlans }) =>
    [foldId(skuId), ...disabledPlans.map(foldId).sort()].join(' '),
  );
  return [foldId(id), ...grants.sort()].join('\n');
}

function readGrant(value: unknown, index: number): LicenseGrant {
  const where = `\`restore.addLicenses[${index}]\``;
  const { skuId, disabledPlans, ...others } = readRecord(value, where);
  refuseOthers(others, where);
  if (typeof skuId !== 'string' || !guid.test(skuId))
    throw new RestorePayloadError(`the skuId of ${where} is not a GUID.`);
  if (!Array.isArray(disabledPlans)) throw new RestorePayloadError(`${where} has no list of disabledPlans.`);
  const plans = disabledPlans.filter((plan): plan is string => typeof plan === 'string' && guid.test(plan));
  if (plans.length < disabledPlans.length)
    throw new RestorePayloadError(`a disabled plan of ${where} is not a GUID.`);
  return { skuId, disabledPlans: plans };
}

function readRecord(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new RestorePayloadError(`${where} is not an object.`);
}

function refuseOthers(others: Record<string, unknown>, where: string): void {
  const [name] = Object.keys(others);
  if (name !== undefined)
    throw new RestorePayloadError(`${where} has a property "${name}" that Reclaim does not write.`);
}

/** The item carries the user and the removed licenses a second time, outside `restore`: both must agree. */
function refuseContradiction(
  item: Readonly<Record<string, unknown>>,
  { id, addLicenses }: RestorePayload,
): void {
  if (typeof item.id === 'string' && foldId(item.id) !== foldId(id)) {
    throw new RestorePayloadError(`it is for the user ${id}, but the item is about ${item.id}.`);
  }
  if (!Array.isArray(item.removed)) {
    throw new RestorePayloadError(
      'the item has no list `removed`, from which it would follow. Pass on the whole item that Reclaim gave.',
    );
  }
  const removed = Array.from(item.removed, (license) => readRecord(license, '`removed`'));
  for (const { skuId, disabledPlans } of addLicenses) {
    const source = removed.find(
      (license) => typeof license.skuId === 'string' && foldId(license.skuId) === foldId(skuId),
    );
    if (!source) throw new RestorePayloadError(`it gives ${skuId}, which the item does not list as removed.`);
    const listed: unknown[] = Array.isArray(source.disabledPlans) ? source.disabledPlans : [];
    const plans = listed.filter((plan) => typeof plan === 'string');
    if (plans.length < listed.length || !samePlans(plans, disabledPlans)) {
      throw new RestorePayloadError(
        `its disabled plans of ${skuId} differ from those of the license that was removed.`,
      );
    }
  }
}
