import { acquireToken } from '../../../../graph/token/acquireToken';
import { failureOf } from '../../../support/scriptedGraph';
import { clientId, scriptedIdentity, secretCredential, tenantId } from '../../../support/tokenFixtures';

describe('fields that cannot be right are named before anything is sent', () => {
  test.each([
    ['no tenant', { tenantId: '' }, 'InvalidTenantId'],
    ['a tenant with a path', { tenantId: `${tenantId}/../other` }, 'InvalidTenantId'],
    ['a tenant that is any tenant', { tenantId: 'common' }, 'InvalidTenantId'],
    ['an address for the tenant', { tenantId: 'https://contoso.com' }, 'InvalidTenantId'],
    ['a name for the app', { clientId: 'My app' }, 'InvalidClientId'],
    ['a client id cut short', { clientId: clientId.slice(0, -1) }, 'InvalidClientId'],
    ['no secret', { clientSecret: '  ' }, 'MissingClientSecret'],
  ])('%s', async (_name, fields, code) => {
    const identity = scriptedIdentity();
    const failure = await failureOf(acquireToken({ ...secretCredential, ...fields }, identity.http));
    expect(failure).toMatchObject({ kind: 'invalid', code });
    expect(identity.requests).toHaveLength(0);
  });
});
