import { MailboxUsageIndex, type MailboxUsageRecord } from '../../../../licensing/usage/mailboxUsage';

const invoices: MailboxUsageRecord = {
  userPrincipalName: 'Invoices@contoso.com',
  isDeleted: false,
  recipientType: 'Shared',
  hasArchive: false,
  storageUsedBytes: 1000,
  lastActivityDate: '2026-10-02',
  refreshDate: '2026-11-20',
};

const indexOf = (...changes: Array<Partial<MailboxUsageRecord>>) => {
  const index = new MailboxUsageIndex();
  changes.forEach((change) => index.add({ ...invoices, ...change }));
  return index;
};

describe('MailboxUsageIndex', () => {
  it('finds a mailbox by the principal name in any case', () => {
    expect(indexOf({}).find('invoices@CONTOSO.com')).toEqual({
      recipientType: 'Shared',
      hasArchive: false,
      storageUsedBytes: 1000,
      lastActivityDate: '2026-10-02',
      refreshDate: '2026-11-20',
    });
    expect(indexOf({}).find('somebody@contoso.com')).toBeNull();
  });

  it('prefers the live account of two of the same name, in any order', () => {
    const live = { recipientType: 'User' };
    const deleted = { isDeleted: true, lastActivityDate: '2026-11-19' };
    for (const index of [indexOf(live, deleted), indexOf(deleted, live)])
      expect(index.find('invoices@contoso.com')).toMatchObject({
        recipientType: 'User',
        lastActivityDate: '2026-10-02',
      });
    expect(indexOf(deleted).find('invoices@contoso.com')?.lastActivityDate).toBe('2026-11-19');
  });

  it.each<[string, Partial<MailboxUsageRecord>, Partial<MailboxUsageRecord>]>([
    ['the kind that is no person', { recipientType: 'User' }, { recipientType: 'Shared' }],
    ['a known kind', { recipientType: null }, { recipientType: 'Room' }],
    ['an archive', { hasArchive: false }, { hasArchive: true }],
    ['a known archive', { hasArchive: null }, { hasArchive: false }],
    ['the larger size', { storageUsedBytes: 10 }, { storageUsedBytes: 20 }],
    ['a known size', { storageUsedBytes: null }, { storageUsedBytes: 0 }],
    ['the later activity', { lastActivityDate: null }, { lastActivityDate: '2026-11-01' }],
    ['the older refresh date', { refreshDate: '2026-11-20' }, { refreshDate: '2026-11-18' }],
  ])('keeps %s of two rows, in any order', (_what, other, kept) => {
    for (const index of [indexOf(other, kept), indexOf(kept, other)])
      expect(index.find('invoices@contoso.com')).toMatchObject(kept);
  });

  it('counts concealed names and keeps the oldest refresh date', () => {
    const index = indexOf(
      { userPrincipalName: 'FE7CC8C15246EDCCA289C9A4022762F7' },
      { userPrincipalName: '', refreshDate: '2026-11-18' },
      { refreshDate: '2026-11-19' },
    );
    expect([index.concealedRows, index.refreshDate]).toEqual([1, '2026-11-18']);
    expect(index.find('')).toBeNull();
  });
});
