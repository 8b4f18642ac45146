import { pollLicenseLow, sampleLicenseLow } from '../../../usecases/events/licenseLow';
import { nameOptions, readWatchedSkus, watchedSkusParameter } from '../parameters/watchedSkus';
import { readWholeNumber } from '../parameters/wholeNumber';
import { toEvent } from './event';

export const licenseLow = toEvent({
  menu: {
    name: 'License Low',
    value: 'licenseLow',
    action: 'On license with few free seats',
    description: 'When a license has few free seats left; again only after it has recovered',
  },
  parameters: [
    {
      displayName: 'Threshold',
      name: 'threshold',
      type: 'number',
      typeOptions: { minValue: 0 },
      default: 5,
      description: 'A license with this many free seats, or fewer, is low',
    },
    watchedSkusParameter,
    nameOptions,
  ],
  scope: ['threshold', 'skus'],
  read: (form) => ({
    threshold: readWholeNumber(form, {
      name: 'threshold',
      label: 'Threshold',
      least: 0,
      most: 1_000_000,
      meaning: 'It is the number of free seats at which a license counts as low.',
    }),
    skus: readWatchedSkus(form),
  }),
  poll: pollLicenseLow,
  sample: sampleLicenseLow,
});
