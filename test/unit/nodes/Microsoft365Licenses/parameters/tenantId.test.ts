import type { FormReader } from '../../../../../nodes/n8n/formReader';
import { readTenantId } from '../../../../../nodes/Microsoft365Licenses/parameters/tenantId';

const read = (options: object) =>
  readTenantId(
    { getNode: () => ({ name: 'Licenses' }), getNodeParameter: () => options } as unknown as FormReader,
    4,
  );

describe('the tenant that an item names', () => {
  it.each([
    [' 0A1B2C3D-1111-4222-8333-444455556666\n', '0A1B2C3D-1111-4222-8333-444455556666'],
    ['contoso.onmicrosoft.com', 'contoso.onmicrosoft.com'],
    [' Contoso.com', 'Contoso.com'],
  ])('is a GUID or a domain, trimmed: %j', (tenantId, expected) => {
    expect(read({ tenantId })).toBe(expected);
  });

  it('is null without the option: that of the credential is meant', () => {
    expect(read({})).toBeNull();
  });

  it.each([
    ['', 'The Tenant ID is empty for this item.'],
    [' ', 'The Tenant ID is empty for this item.'],
    [undefined, 'The Tenant ID is empty for this item.'],
    [null, 'The Tenant ID is empty for this item.'],
    ['Common', 'The Tenant ID is "Common", which stands for no one tenant.'],
    ['organizations', 'The Tenant ID is "organizations", which stands for no one tenant.'],
    ['consumers', 'The Tenant ID is "consumers", which stands for no one tenant.'],
    [
      '9188040d-6c67-4c5b-b112-36a304b66dad',
      'The Tenant ID is "9188040d-6c67-4c5b-b112-36a304b66dad", but it must be a GUID or a domain.',
    ],
    ['contoso', 'The Tenant ID is "contoso", but it must be a GUID or a domain.'],
    ['contoso.com/../x', 'The Tenant ID is "contoso.com/../x", but it must be a GUID or a domain.'],
    ['a.com,b.com', 'The Tenant ID is "a.com,b.com", but it must be a GUID or a domain.'],
    [7, 'The Tenant ID is 7, but it must be a GUID or a domain.'],
    [true, 'The Tenant ID is true, but it must be a GUID or a domain.'],
    [['a.com'], 'The Tenant ID is ["a.com"], but it must be a GUID or a domain.'],
    [{ id: 'a.com' }, 'The Tenant ID is {"id":"a.com"}, but it must be a GUID or a domain.'],
  ])('is nothing else, and then not that of the credential either: %j', (tenantId, message) => {
    expect(() => read({ tenantId })).toThrow(message);
  });

  it('is repeated in a message only as far as it can be read', () => {
    expect(() => read({ tenantId: 'x'.repeat(5_000) })).toThrow(/^The Tenant ID is "x{99}, but it must be/);
  });

  it('names the item, and what to do', () => {
    const reading = Promise.resolve().then(() => read({ tenantId: '' }));
    return expect(reading).rejects.toMatchObject({
      description: expect.stringContaining('remove the option'),
      context: { itemIndex: 4 },
    });
  });
});
