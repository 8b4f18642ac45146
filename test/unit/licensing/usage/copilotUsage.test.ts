import { CopilotUsageIndex } from '../../../../licensing/usage/copilotUsage';

const row = (userPrincipalName: string, lastActivityDate: string | null, refreshDate = '2026-11-20') => ({
  userPrincipalName,
  lastActivityDate,
  refreshDate,
});

describe('CopilotUsageIndex', () => {
  it('finds a user by the principal name in any case', () => {
    const index = new CopilotUsageIndex();
    index.add(row('AdeleV@contoso.com', '2026-11-02'));
    expect(index.find('adelev@CONTOSO.com')).toEqual({
      lastActivityDate: '2026-11-02',
      refreshDate: '2026-11-20',
    });
    expect(index.find('somebody@contoso.com')).toBeNull();
  });

  it('keeps the latest activity and the older refresh date of two rows, in any order', () => {
    const rows = [row('a@x.com', null, '2026-11-20'), row('A@x.com', '2026-10-01', '2026-11-18')];
    for (const order of [rows, [...rows].reverse()]) {
      const index = new CopilotUsageIndex();
      order.forEach((one) => index.add(one));
      expect(index.find('a@x.com')).toEqual({ lastActivityDate: '2026-10-01', refreshDate: '2026-11-18' });
      expect(index.refreshDate).toBe('2026-11-18');
    }
  });

  it('counts concealed names, and finds nobody by a blank one', () => {
    const index = new CopilotUsageIndex();
    expect([index.concealedRows, index.refreshDate]).toEqual([0, null]);
    index.add(row('FE7CC8C15246EDCCA289C9A4022762F7', '2026-11-02'));
    index.add(row(' ', '2026-11-02'));
    expect(index.concealedRows).toBe(1);
    expect(index.find('')).toBeNull();
  });
});
