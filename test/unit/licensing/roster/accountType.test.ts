import { contentOf, enabledPlansOf } from '../../../../licensing/products/skuContent';
import { classifyAccount, type AccountTypeInput } from '../../../../licensing/roster/accountType';
import type { MailboxUsage } from '../../../../licensing/usage/usageEvidence';
import { skuNamed } from '../../../support/allSkus';

/** Real SKUs as the account holds them. */
const licenses = (...partNumbers: string[]): AccountTypeInput['licenses'] =>
  partNumbers.map((partNumber) => {
    const sku = skuNamed(partNumber);
    return {
      name: partNumber,
      accountKind: contentOf(sku).accountKind,
      hasMailbox: enabledPlansOf(sku).some(
        ({ workload, isCarried }) => workload.id === 'exchange' && !isCarried,
      ),
    };
  });

const mailbox = (recipientType: string | null): MailboxUsage => ({
  recipientType,
  hasArchive: false,
  storageUsedBytes: 1024,
  lastActivityDate: null,
  refreshDate: '2026-11-18',
});

/** Adele Vance, an active member with Office 365 E3, unless said otherwise. */
const classify = ({ user, ...details }: Partial<Omit<AccountTypeInput, 'user'>> & { user?: Names } = {}) =>
  classifyAccount({
    user: {
      userId: 'adele@contoso.com',
      displayName: 'Adele Vance',
      firstName: 'Adele',
      lastName: 'Vance',
      status: 'active',
      userType: 'Member',
      ...user,
    },
    licenses: licenses('ENTERPRISEPACK'),
    mailbox: null,
    isAdministrator: false,
    ...details,
  });
type Names = Partial<AccountTypeInput['user']>;

/** An account of which the directory has a display name only. */
const unnamed = (displayName: string | null, details: Names = {}): Names => ({
  displayName,
  firstName: null,
  lastName: null,
  ...details,
});

describe('classifyAccount', () => {
  it('takes an account for a person where nothing speaks for anything else', () => {
    expect(classify()).toEqual({ accountType: 'person', accountEvidence: [] });
    expect(classify({ licenses: [], mailbox: mailbox('User') }).accountType).toBe('person');
  });

  it.each([
    ['an auto attendant', ['PHONESYSTEM_VIRTUALUSER'], 'resourceAccount'],
    [
      'a call queue that holds Office 365 E5 too',
      ['ENTERPRISEPREMIUM', 'PHONESYSTEM_VIRTUALUSER'],
      'resourceAccount',
    ],
    ['a Teams room', ['Microsoft_Teams_Rooms_Pro'], 'room'],
    ['a meeting room of old', ['MEETING_ROOM'], 'room'],
    ['a phone in the lobby', ['MCOCAP'], 'device'],
    ['a robot', ['POWERAUTOMATE_UNATTENDED_RPA'], 'unattended'],
    ['a robot with an unattended Microsoft 365 E3', ['SPE_E3_RPA1'], 'unattended'],
  ])('knows %s by its licenses', (_, partNumbers, accountType) => {
    const { accountEvidence, ...found } = classify({ licenses: licenses(...partNumbers) });
    expect(found).toEqual({ accountType });
    expect(accountEvidence).toEqual([`it holds ${partNumbers.at(-1)}`]);
  });

  it('does not take the holder of Teams Phone or Intune for a device', () => {
    expect(classify({ licenses: licenses('MCOEV', 'INTUNE_A', 'SPE_E5') }).accountType).toBe('person');
  });

  it.each([
    ['Room', 'room'],
    ['equipment', 'room'],
    ['Shared', 'sharedMailbox'],
    ['SharedMailbox', 'sharedMailbox'],
    ['User', 'person'],
    [null, 'person'],
  ])('reads the recipient type %s as %s, whatever the name', (recipientType, accountType) => {
    expect(classify({ mailbox: mailbox(recipientType) }).accountType).toBe(accountType);
  });

  it('believes a license for a room before the mailbox and the directory', () => {
    const found = classify({
      licenses: licenses('MEETING_ROOM'),
      mailbox: mailbox('Shared'),
      isAdministrator: true,
      user: { userType: 'Guest' },
    });
    expect(found.accountType).toBe('room');
  });

  it('knows a guest and an administrator by the directory', () => {
    expect(classify({ user: { userType: 'guest' } })).toEqual({
      accountType: 'guest',
      accountEvidence: ['its user type is Guest'],
    });
    expect(classify({ isAdministrator: true })).toEqual({
      accountType: 'administrator',
      accountEvidence: ['it holds, or may take, a directory role'],
    });
  });

  it('calls a guest who administers an administrator: such an account is never removed without a look', () => {
    expect(classify({ isAdministrator: true, user: { userType: 'Guest' } }).accountType).toBe(
      'administrator',
    );
  });

  it('calls an administrator who is also a room a room, and one named like a room an administrator', () => {
    expect(classify({ isAdministrator: true, mailbox: mailbox('Room') }).accountType).toBe('room');
    expect(classify({ isAdministrator: true, user: unnamed('Meeting Room 4') }).accountType).toBe(
      'administrator',
    );
  });

  describe('where the mailbox report does not say what kind of mailbox it is', () => {
    const blocked = unnamed('Sales Inbox', { status: 'blocked' });

    it.each([[null], [mailbox(null)]])(
      'takes a blocked mailbox without a person’s name for shared',
      (row) => {
        expect(classify({ user: blocked, mailbox: row })).toEqual({
          accountType: 'sharedMailbox',
          accountEvidence: ['it is blocked, has a mailbox license and no first and last name'],
        });
      },
    );

    it.each([
      ['is not blocked', { user: unnamed('Sales Inbox') }],
      ['has a first name', { user: { ...blocked, firstName: 'Adele' } }],
      ['has no mailbox license', { user: blocked, licenses: licenses('POWER_BI_PRO') }],
      ['is a person’s by the report', { user: blocked, mailbox: mailbox('User') }],
    ])('takes it for a person’s where it %s', (_, details) => {
      expect(classify(details).accountType).toBe('person');
    });
  });

  it.each([
    ['Meeting Room 2', 'room'],
    ['Berlin Conference Room', 'room'],
    ['Room 12', 'room'],
    ['Projector East', 'room'],
    ['svc-backup', 'unattended'],
    ['Scanner Account', 'unattended'],
    ['Test account', 'unattended'],
    ['Konferenzraum Isar', 'room'],
    ['Salle Rhône', 'room'],
    ['Huddle-Room North', 'room'],
    ['Front Desk', 'unattended'],
    ['backup_prod', 'unattended'],
    ['noreply', 'unattended'],
    ['Break Glass 1', 'unattended'],
  ])('reads %s without a first and a last name as %s', (displayName, accountType) => {
    expect(classify({ user: unnamed(displayName) })).toEqual({
      accountType,
      accountEvidence: [`its name is "${displayName}"`],
    });
  });

  it('reads the user principal name too, and it alone where there is no other name', () => {
    expect(classify({ user: unnamed('Nightly Jobs', { userId: 'svc-nightly@contoso.com' }) })).toEqual({
      accountType: 'unattended',
      accountEvidence: ['its name is "svc-nightly"'],
    });
    expect(classify({ user: unnamed(null, { userId: 'room.12@contoso.com' }) }).accountType).toBe('room');
  });

  it.each([
    ['a person named Room', { displayName: 'Adele Room', firstName: 'Adele', lastName: 'Room' }],
    ['a person called Room 12', { displayName: 'Room 12' }],
    ['a mushroom dealer', unnamed('Mushroom Sales')],
    ['an account manager', unnamed('Account Manager')],
    ['an account named after the service desk', unnamed('Lead of the service desk')],
    ['an account without any name', unnamed(null)],
  ])('leaves %s a person', (_, user) => {
    expect(classify({ user }).accountType).toBe('person');
  });
});
