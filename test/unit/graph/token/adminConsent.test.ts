import { adminConsentAddress, adminConsentNeeded } from '../../../../graph/token/adminConsent';
import { resolveCloud } from '../../../../graph/token/clouds';
import { clientId } from '../../../support/tokenFixtures';

const tenantId = 'fabrikam.com';

describe('the address at which an administrator consents', () => {
  it.each([
    ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
    ['usGov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
    ['usGovDod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
    ['china', 'https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
  ])('is that of the cloud: %s', (cloud, login, graph) => {
    expect(adminConsentAddress({ tenantId, clientId, cloud: resolveCloud({ cloud }) })).toBe(
      `${login}/fabrikam.com/v2.0/adminconsent?client_id=${clientId}&scope=${graph}/.default`,
    );
  });

  it('is Microsoft’s own where a gateway stands before the login', () => {
    const gateway = 'https://gateway.example.com';
    const cloud = resolveCloud({ cloud: 'custom', loginUrl: gateway, graphUrl: gateway });
    expect(adminConsentAddress({ tenantId, clientId, cloud })).toMatch(
      /^https:\/\/login\.microsoftonline\.com\/.*scope=https:\/\/graph\.microsoft\.com\/\.default$/,
    );
  });
});

it('the sentence names who consents, the tenant and the address', () => {
  const audience = { tenantId, clientId, cloud: resolveCloud({ cloud: 'global' }) };
  expect(adminConsentNeeded(audience)).toBe(
    `A Global Administrator or Privileged Role Administrator of the tenant fabrikam.com consents at ${adminConsentAddress(audience)}`,
  );
});
