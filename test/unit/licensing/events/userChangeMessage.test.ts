import { userChangeMessage } from '../../../../licensing/events/userChangeMessage';

test.each([
  [['E3'], [], 'Adele was given E3.'],
  [[], ['E3', 'Visio'], 'Adele lost E3, Visio.'],
  [['E5'], ['E3'], 'Adele was given E5 and lost E3.'],
])('licenses that came (%j) and went (%j)', (added, removed, message) => {
  expect(userChangeMessage('Adele', 'licensesChanged', { added, removed })).toBe(message);
});

test.each(['created', 'blocked', 'unblocked', 'deleted', 'restored'] as const)('%s is a sentence', (kind) => {
  expect(userChangeMessage('Adele', kind, { added: [], removed: [] })).toMatch(/^Adele \w[\w ]+\.$/);
});
