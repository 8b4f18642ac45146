import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { changeLicenses } from '../../../../usecases/changes/changeLicenses';
import { toRestoration } from '../../../../usecases/changes/restore';
import type { OperationContext } from '../../operation';
import { dryRunParameter, readDryRun } from '../../parameters/dryRun';
import { notForModels } from '../../parameters/notForModels';
import { noteOption, readNote } from '../../parameters/note';
import { productNameOptions } from '../../parameters/productNames';
import { shownFor } from '../../parameters/shownFor';
import { readBoolean } from '../../parameters/switch';
import { tenantIdOptions } from '../../parameters/tenantId';
import { runChange } from '../../runChange';

export const menu = {
  name: 'Restore',
  value: 'restore',
  action: 'Restore reclaimed licenses',
  description: 'Give back exactly what Reclaim took',
};

export const description: INodeProperties[] = shownFor('reclamation', 'restore', [
  {
    displayName:
      'Takes the items that Reclaim returned, and assigns again exactly what their field <code>restore</code> holds, with the same service plans turned off. Licenses that are back already are left as they are.',
    name: 'restoreNotice',
    type: 'notice',
    default: '',
  },
  ...notForModels({ ...dryRunParameter('given back'), default: false }),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      noteOption,
      ...notForModels({
        displayName: 'Only Signed Records',
        name: 'onlySignedRecords',
        type: 'boolean',
        default: false,
        description:
          'Whether to refuse records that were not written with this very credential, so that an edited record grants nothing. Records from before a renewal of the client secret or certificate are refused too.',
      }),
      ...productNameOptions,
      ...tenantIdOptions,
    ],
  },
]);

/** Gives back what Reclaim took, to all for whom there are seats, which are counted before anything is written. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  return runChange(context, 'restored', (useCase, changed) =>
    changeLicenses(useCase, {
      ...changed.run,
      givesWhatFits: true,
      readItems: (tenant) =>
        changed.readItems((itemIndex) =>
          toRestoration(items[itemIndex]?.json ?? {}, tenant, {
            dryRun: readDryRun(node, itemIndex, false),
            note: readNote(node, itemIndex),
            sign: readOnlySigned(node, itemIndex) ? useCase.sign : null,
          }),
        ),
    }),
  );
}

function readOnlySigned(node: IExecuteFunctions, itemIndex: number): boolean {
  const { onlySignedRecords = false } = node.getNodeParameter('options', itemIndex, {});
  return readBoolean(node, itemIndex, onlySignedRecords, 'Only Signed Records');
}
