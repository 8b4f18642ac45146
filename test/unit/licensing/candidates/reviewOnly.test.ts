import { reviewOnlyBecause } from '../../../../licensing/candidates/reviewOnly';
import type { HeldLicense, UserFacts } from '../../../../licensing/candidates/rules/rule';
import type { MailboxUsage } from '../../../../licensing/usage/usageEvidence';
import { byGroup, held, userFacts } from '../../../support/ruleScene';

const because = (
  license: HeldLicense,
  details: Partial<UserFacts> = {},
  user: Partial<UserFacts['user']> = {},
) => reviewOnlyBecause(license, { ...userFacts([license], user), ...details });
const mailboxLicense = held('A', { hasMailbox: true });
const mailbox = (details: Partial<MailboxUsage> = {}): MailboxUsage => ({
  recipientType: 'User',
  hasArchive: false,
  storageUsedBytes: 12 * 1024 ** 3,
  lastActivityDate: null,
  refreshDate: '2026-11-18',
  ...details,
});

describe('reviewOnlyBecause', () => {
  it('has nothing against a direct license of a person or a guest', () => {
    expect(because(mailboxLicense)).toBeNull();
    expect(because(mailboxLicense, { accountType: 'guest' })).toBeNull();
  });

  it('has nothing against a blocked person whose mailbox is a person’s', () => {
    expect(because(mailboxLicense, { mailbox: mailbox() }, { status: 'blocked' })).toBeNull();
    expect(because(held('A'), {}, { status: 'blocked' })).toBeNull();
  });

  it('leaves an inherited license to a person, whatever the account', () => {
    expect(because(byGroup('A'))).toContain('Inherited from a group');
    expect(because(byGroup('A'), {}, { status: 'deleted' })).toContain('Inherited from a group');
  });

  it('leaves a license to a person whose way to the user Graph does not name', () => {
    expect(because(held('A', { assignedVia: null }))).toContain(
      'does not say whether it is assigned directly',
    );
  });

  it('leaves the licenses of a deleted account to a person', () => {
    expect(because(held('A'), {}, { status: 'deleted' })).toContain('The account is deleted');
  });

  it.each(['administrator', 'device', 'resourceAccount', 'room', 'sharedMailbox', 'unattended'] as const)(
    'leaves the licenses of a %s to a person, and names what was seen',
    (accountType) => {
      expect(because(held('A'), { accountType, accountEvidence: ['it holds X'] })).toContain(
        'Seen: it holds X.',
      );
    },
  );

  it.each([
    [mailbox({ storageUsedBytes: 73 * 1024 ** 3 }), 'this one is 73 GB large'],
    [mailbox({ hasArchive: true }), 'this one has an archive'],
    [mailbox(), 'this one is 12 GB large and has no archive, but no report shows holds'],
    [mailbox({ storageUsedBytes: null, hasArchive: null }), 'of unknown size, but no report shows holds'],
    [null, 'nothing is known of this one'],
  ])('says what a shared mailbox needs its license for, and what is known of this one', (usage, text) => {
    expect(because(mailboxLicense, { accountType: 'sharedMailbox', mailbox: usage })).toContain(text);
  });

  it('leaves a blocked mailbox to a person where the report does not say what kind it is', () => {
    for (const unknown of [null, mailbox({ recipientType: null }), mailbox({ recipientType: 'Linked' })])
      expect(because(mailboxLicense, { mailbox: unknown }, { status: 'blocked' })).toContain(
        'it may be a shared mailbox',
      );
  });

  it('leaves what archives or protects such a mailbox to a person, but not what has nothing to do with it', () => {
    const archiving = held('D', { servesMailbox: true });
    const ofBlocked = (license: HeldLicense, usage: MailboxUsage | null) =>
      reviewOnlyBecause(license, {
        ...userFacts([mailboxLicense, archiving, held('C')], { status: 'blocked' }),
        mailbox: usage,
      });
    expect(ofBlocked(archiving, null)).toContain('it may be a shared mailbox');
    expect(ofBlocked(held('C'), null)).toBeNull();
    expect(ofBlocked(archiving, mailbox({ hasArchive: true }))).toContain('has an archive');
    expect(ofBlocked(archiving, mailbox())).toBeNull();
  });

  it('leaves the licenses of a person who is about to start to a person', () => {
    expect(because(held('A'), { upcoming: 'The person starts on 2026-12-01.' })).toContain('2026-12-01');
  });
});
