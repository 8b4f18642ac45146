import { memoryScope, recall } from '../../../../usecases/events/eventMemory';

const scope = memoryScope('Contoso.com', 'licenseLow', { threshold: 5 });

test('facts are recalled for the same tenant, event and parameters, and for no other', () => {
  const memory = { version: 1, scope, facts: ['a'] };
  expect(recall(memory, memoryScope('contoso.COM', 'licenseLow', { threshold: 5 }))).toEqual(['a']);
  expect(recall(memory, memoryScope('contoso.com', 'licenseLow', { threshold: 6 }))).toBeNull();
  expect(recall(memory, memoryScope('fabrikam.com', 'licenseLow', { threshold: 5 }))).toBeNull();
  expect(recall(memory, memoryScope('contoso.com', 'userChanged', { threshold: 5 }))).toBeNull();
});

test.each([undefined, null, 'text', {}, { version: 2, scope, facts: [] }, { version: 1, scope }])(
  '%j is no memory',
  (stored) => {
    expect(recall(stored, scope)).toBeNull();
  },
);
