import { lintTexts } from './lintTexts';

const refusals = (texts: Record<string, string>) => lintTexts('boundaries/dependencies', texts);

describe('the arrows between the rooms', () => {
  it('refuses imports against the arrows, types included', () => {
    expect(
      refusals({
        'graph/http/client.ts':
          "import type { Sku } from '../../licensing/products/sku';\nexport type S = Sku;",
        'graph/http/transport.ts': "import { Workflow } from 'n8n-workflow';\nexport default Workflow;",
        'licensing/products/sku.ts': "import { readFileSync } from 'node:fs';\nexport default readFileSync;",
        'licensing/roster/user.ts':
          "import type { GraphClient } from '../../graph/http/client';\nexport type C = GraphClient;",
        'emulator/tenant/model.ts':
          "import type { Sku } from '../../licensing/products/sku';\nexport type S = Sku;",
        'nodes/Microsoft365Licenses/operation.ts':
          "import type { TenantUser } from '../../emulator/tenant/model';\nexport type U = TenantUser;",
        'credentials/Microsoft365ClientCredentialsApi.credentials.ts':
          "import type { GraphClient } from '../graph/http/client';\nexport type C = GraphClient;",
      }),
    ).toEqual({
      'graph/http/client.ts': 1,
      'graph/http/transport.ts': 1,
      'licensing/products/sku.ts': 1,
      'licensing/roster/user.ts': 1,
      'emulator/tenant/model.ts': 1,
      'nodes/Microsoft365Licenses/operation.ts': 1,
      'credentials/Microsoft365ClientCredentialsApi.credentials.ts': 1,
    });
  }, 60_000);

  it('lets imports along the arrows pass', () => {
    expect(
      refusals({
        'graph/http/client.ts':
          "import type { Transport } from './transport';\nimport { DateTime } from 'luxon';\nimport { parse } from 'csv-parse/sync';\nimport { Readable } from 'node:stream';\nexport type T = Transport;\nexport { Readable, parse };\nexport default DateTime;",
        'licensing/products/sku.ts':
          "import type { UserIdentity } from '../roster/user';\nexport type U = UserIdentity;",
        'nodes/Microsoft365Licenses/operation.ts':
          "import type { INode } from 'n8n-workflow';\nimport type { GraphClient } from '../../graph/http/client';\nimport type { Sku } from '../../licensing/products/sku';\nexport type All = [INode, GraphClient, Sku];",
      }),
    ).toEqual({
      'graph/http/client.ts': 0,
      'licensing/products/sku.ts': 0,
      'nodes/Microsoft365Licenses/operation.ts': 0,
    });
  }, 60_000);
});
