import type { INodeProperties } from 'n8n-workflow';
import { productNameOptions } from '../../Microsoft365Licenses/parameters/productNames';
import { skusParameter } from '../../Microsoft365Licenses/parameters/skus';
import { readTextList } from '../../Microsoft365Licenses/parameters/textList';
import type { FormReader } from '../../n8n/formReader';

/** `skus`: the licenses that an event is about. */
export const watchedSkusParameter: INodeProperties = {
  ...skusParameter,
  description: `Licenses to watch; all if none is chosen. ${skusParameter.description}`,
};

/** @throws {Error} for a value that is no list of texts */
export function readWatchedSkus(form: FormReader): string[] {
  return readTextList(form.getNodeParameter('skus', 0, []), 'License Names or IDs');
}

/** What an event calls licenses. */
export const nameOptions: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  options: productNameOptions,
};
