import { reviewOnlyBecause } from '../../../../licensing/candidates/reviewOnly';
import type { HeldLicense, UserFacts } from '../../../../licensing/candidates/rules/rule';
import { byGroup, held, userFacts } from '../../../support/ruleScene';

const because = (license: HeldLicense, user: Partial<UserFacts['user']> = {}) =>
  reviewOnlyBecause(license, userFacts([license], user));
const mailbox = held('A', { hasMailbox: true });
const nameless = { firstName: null, lastName: null };

describe('reviewOnlyBecause', () => {
  it.each([
    ['active', {}],
    ['blocked, with the name of a person', { status: 'blocked' }],
    ['blocked, with a last name only', { status: 'blocked', firstName: null }],
    ['blocked, with a first name only', { status: 'blocked', lastName: '' }],
    ['active, without the name of a person', nameless],
  ] as const)('has nothing against a direct license of an account that is %s', (_, user) => {
    expect(because(mailbox, user)).toBeNull();
  });

  it('leaves an inherited license to a person, whatever the account', () => {
    expect(because(byGroup('A'))).toContain('Inherited from a group');
    expect(because(byGroup('A'), { status: 'deleted' })).toContain('Inherited from a group');
  });

  it('leaves a license to a person whose way to the user Graph does not name', () => {
    expect(because(held('A', { assignedVia: null }))).toContain(
      'does not say whether it is assigned directly',
    );
  });

  it('leaves the licenses of a deleted account to a person', () => {
    expect(because(held('A'), { status: 'deleted' })).toContain('The account is deleted');
  });

  it.each([nameless, { firstName: '', lastName: '' }])(
    'leaves a mailbox that may be shared to a person: blocked, with the name %j',
    (name) => {
      expect(because(mailbox, { status: 'blocked', ...name })).toContain('May be a shared mailbox');
      expect(because(held('A'), { status: 'blocked', ...name })).toBeNull();
    },
  );
});
