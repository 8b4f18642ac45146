import type * as n8nWorkflow from 'n8n-workflow';
import type * as allowedDomains from '../../../../nodes/n8n/allowedDomains';

/** As an older line of n8n exports it. */
function onOlderLine(): typeof allowedDomains {
  jest.doMock('n8n-workflow', () => ({
    ...jest.requireActual<typeof n8nWorkflow>('n8n-workflow'),
    getCredentialOwnRequestAllowedDomains: undefined,
  }));
  return isolated();
}

function onThisLine(): typeof allowedDomains {
  jest.dontMock('n8n-workflow');
  return isolated();
}

function isolated(): typeof allowedDomains {
  let loaded: typeof allowedDomains | undefined;
  jest.isolateModules(() => {
    loaded = jest.requireActual<typeof allowedDomains>('../../../../nodes/n8n/allowedDomains');
  });
  if (!loaded) throw new Error('The module was not loaded.');
  return loaded;
}

describe.each([
  ['an older line of n8n', onOlderLine],
  ['this line of n8n', onThisLine],
])('the domains that a credential allows, on %s', (_line, load) => {
  it.each([
    ['any, where the fields are unknown', {}, undefined],
    ['any', { allowedHttpRequestDomains: 'all', allowedDomains: 'example.com' }, undefined],
    [
      'any, where it is kept out of HTTP Request nodes only',
      { allowedHttpRequestDomains: 'none' },
      undefined,
    ],
    [
      'those of the list',
      { allowedHttpRequestDomains: 'domains', allowedDomains: ' login.example.com, *.example.org ' },
      'login.example.com, *.example.org',
    ],
  ])('are %s', (_name, fields, expected) => {
    expect(load().allowedDomainsOf(fields)).toBe(expected);
  });

  it.each([[''], ['   '], [undefined]])('are never any where the list is empty: %p', (list) => {
    const fields = {
      allowedHttpRequestDomains: 'domains',
      ...(list === undefined ? {} : { allowedDomains: list }),
    };
    expect(() => load().allowedDomainsOf(fields)).toThrow('No allowed domains specified.');
  });
});
