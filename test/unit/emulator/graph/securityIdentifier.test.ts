import { securityIdentifier } from '../../../../emulator/graph/securityIdentifier';

describe('securityIdentifier', () => {
  it('reads an object id as Windows does: the first three groups from the little end', () => {
    expect(securityIdentifier('00000001-0002-0003-0400-000005000000')).toBe('S-1-12-1-1-196610-4-5');
    expect(securityIdentifier('ffffffff-0000-ffff-ffff-ffff00000080')).toBe(
      'S-1-12-1-4294967295-4294901760-4294967295-2147483648',
    );
  });
});
