import { acquireToken } from '../../../../graph/token/acquireToken';
import { cloudAt } from '../../../../graph/token/clouds';
import { failureOf } from '../../../support/scriptedGraph';
import { scriptedIdentity, secretCredential, tenantId } from '../../../support/tokenFixtures';

describe('a token', () => {
  test.each([
    ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com/.default'],
    ['usGov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us/.default'],
    ['usGovDod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us/.default'],
    ['china', 'https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn/.default'],
  ])('comes from the cloud %s', async (cloud, login, scope) => {
    const identity = scriptedIdentity();
    await acquireToken({ ...secretCredential, cloud }, identity.http);
    expect(identity.requests.map(({ url }) => new URL(url).origin)).toEqual([login]);
    expect(identity.form().get('scope')).toContain(scope);
  });

  test('of a custom cloud comes from the login URL, path included, and from nowhere else', async () => {
    const identity = scriptedIdentity();
    const custom = {
      cloud: 'custom',
      loginUrl: 'http://127.0.0.1:4001/login/',
      graphUrl: 'http://127.0.0.1:4001',
    };
    await acquireToken({ ...secretCredential, ...custom }, identity.http);
    expect(identity.requests.map(({ url }) => url.split('?')[0])).toEqual([
      `http://127.0.0.1:4001/login/${tenantId}/oauth2/v2.0/token`,
    ]);
  });
});

describe('a cloud that cannot be right is named before anything is sent', () => {
  test.each([
    ['an unknown cloud', { cloud: 'mars' }, 'UnknownCloud'],
    ['a cloud named like an object', { cloud: 'constructor' }, 'UnknownCloud'],
    ['custom without addresses', { cloud: 'custom' }, 'InvalidUrl'],
    [
      'plain http beyond this machine',
      { cloud: 'custom', loginUrl: 'http://gateway.example.com', graphUrl: 'https://gateway.example.com' },
      'InvalidUrl',
    ],
    [
      'plain http to a name that looks local',
      { cloud: 'custom', loginUrl: 'http://localhost.example.com', graphUrl: 'https://gateway.example.com' },
      'InvalidUrl',
    ],
    [
      'an address with a user in it',
      {
        cloud: 'custom',
        loginUrl: 'https://me@gateway.example.com',
        graphUrl: 'https://gateway.example.com',
      },
      'InvalidUrl',
    ],
    [
      'a Graph URL of another scheme',
      { cloud: 'custom', loginUrl: 'https://gateway.example.com', graphUrl: 'ftp://gateway.example.com' },
      'InvalidUrl',
    ],
    ...[
      'https://:password@gateway.example.com',
      'https://@gateway.example.com',
      'https://gateway.example.com?key=1',
      'https://gateway.example.com?',
      'https://gateway.example.com/graph#part',
      'https://gateway.example.com#',
      'https://gateway.exam\nple.com',
      'https://gateway.example.com/\r\ngraph',
      'https://gateway.example.com/\tgraph',
      'https://gateway.example.com\\@evil.example',
      'https:gateway.example.com',
      'https://gate way.example.com',
    ].flatMap((url): Array<[string, object, string]> => [
      [
        `the Login URL ${JSON.stringify(url)}`,
        { cloud: 'custom', loginUrl: url, graphUrl: 'https://gateway.example.com' },
        'InvalidUrl',
      ],
      [
        `the Graph URL ${JSON.stringify(url)}`,
        { cloud: 'custom', loginUrl: 'https://gateway.example.com', graphUrl: url },
        'InvalidUrl',
      ],
    ]),
  ])('%s', async (_name, fields, code) => {
    const identity = scriptedIdentity();
    const failure = await failureOf(acquireToken({ ...secretCredential, ...fields }, identity.http));
    expect(failure).toMatchObject({ kind: 'invalid', code });
    expect(identity.requests).toHaveLength(0);
  });
});

test.each([
  ['https://graph.microsoft.com', 'global'],
  ['https://dod-graph.microsoft.us', 'usGovDod'],
  ['https://microsoftgraph.chinacloudapi.cn', 'china'],
  ['http://127.0.0.1:4001', 'custom'],
])('%s is the Graph of the cloud %s', (graphUrl, cloud) => {
  expect(cloudAt(graphUrl)).toBe(cloud);
});
