import {
  DEFAULT_USER_CHANGES,
  USER_CHANGES,
  type UserChangeKind,
} from '../../../licensing/events/userChanges';
import { pollUserChanged, sampleUserChanged } from '../../../usecases/events/userChanged';
import { readTextList } from '../../Microsoft365Licenses/parameters/textList';
import { nameOptions } from '../parameters/watchedSkus';
import { toEvent } from './event';

export const userChanged = toEvent({
  menu: {
    name: 'User Changed',
    value: 'userChanged',
    action: 'On user created, blocked, deleted or given a license',
    description: 'When a user is created, blocked or deleted, or licenses of a user change',
  },
  parameters: [
    {
      displayName: 'Changes',
      name: 'changes',
      type: 'multiOptions',
      options: [
        { name: 'Blocked', value: 'blocked', description: 'Sign-in of the user was blocked' },
        { name: 'Created', value: 'created', description: 'The user is new in the directory' },
        {
          name: 'Deleted',
          value: 'deleted',
          description: 'The user was moved to the deleted users, or is gone',
        },
        {
          name: 'Licenses Changed',
          value: 'licensesChanged',
          description: 'The user got or lost licenses, directly or by a group',
        },
        { name: 'Restored', value: 'restored', description: 'The user was deleted and is back' },
        { name: 'Unblocked', value: 'unblocked', description: 'Sign-in of the user was unblocked' },
      ],
      default: [...DEFAULT_USER_CHANGES],
      required: true,
      description: 'Which changes start the workflow',
    },
    nameOptions,
  ],
  scope: ['changes'],
  read: (form) => ({ changes: readChanges(form.getNodeParameter('changes', 0, [])) }),
  poll: pollUserChanged,
  sample: sampleUserChanged,
});

function readChanges(value: unknown): UserChangeKind[] {
  const named = readTextList(value, 'Changes');
  if (named.length === 0)
    throw new Error(`Changes is empty: choose at least one of ${USER_CHANGES.join(', ')}.`);
  return named.map((name) => {
    const change = USER_CHANGES.find((known) => known.toLowerCase() === name.toLowerCase());
    if (change) return change;
    throw new Error(`"${name}" in Changes is not a change. The changes are ${USER_CHANGES.join(', ')}.`);
  });
}
