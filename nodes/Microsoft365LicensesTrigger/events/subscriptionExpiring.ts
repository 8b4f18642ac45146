import {
  pollSubscriptionExpiring,
  sampleSubscriptionExpiring,
} from '../../../usecases/events/subscriptionExpiring';
import { nameOptions, readWatchedSkus, watchedSkusParameter } from '../parameters/watchedSkus';
import { readWholeNumber } from '../parameters/wholeNumber';
import { toEvent } from './event';

export const subscriptionExpiring = toEvent({
  menu: {
    name: 'Subscription Expiring',
    value: 'subscriptionExpiring',
    action: 'On subscription about to renew or end',
    description: 'When the next date of a subscription is near: renewal, end, suspension or deletion',
  },
  parameters: [
    {
      displayName: 'Days Before',
      name: 'daysBefore',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 1000 },
      default: 30,
      description: 'How many days before the date the workflow starts',
    },
    watchedSkusParameter,
    nameOptions,
  ],
  scope: ['daysBefore', 'skus'],
  read: (form) => ({
    daysBefore: readWholeNumber(form, {
      name: 'daysBefore',
      label: 'Days Before',
      least: 1,
      most: 1000,
      meaning: 'It counts days back from the date on which a subscription renews or ends.',
    }),
    skus: readWatchedSkus(form),
  }),
  poll: pollSubscriptionExpiring,
  sample: sampleSubscriptionExpiring,
});
