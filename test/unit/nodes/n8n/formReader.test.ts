import type { IPollFunctions } from 'n8n-workflow';
import { pollForm } from '../../../../nodes/n8n/formReader';
import { showHint } from '../../../../nodes/n8n/hints';

const warnings: string[] = [];
const poll = {
  getNode: () => ({ name: 'Trigger' }),
  getNodeParameter: (name: string, fallback: unknown) => (name === 'threshold' ? 5 : fallback),
  logger: { warn: (message: string) => warnings.push(message) },
  helpers: { httpRequest: (request: { url: string }) => Promise.resolve(request.url) },
} as unknown as IPollFunctions;

test('the form of a trigger is read as that of a node with one item', async () => {
  const form = pollForm(poll);
  expect(form.getNodeParameter('threshold', 0, 1)).toBe(5);
  expect(form.getNodeParameter('skus', 0, [])).toEqual([]);
  expect(form.getNode().name).toBe('Trigger');
  expect(await form.helpers.httpRequest({ url: 'https://example.com' })).toBe('https://example.com');
});

test('its hints go to the log, each once', () => {
  const form = pollForm(poll);
  showHint(form, 'Grant it.', 'warning');
  showHint(form, 'Grant it.', 'warning');
  expect(warnings).toEqual(['Trigger: Grant it.']);
});
