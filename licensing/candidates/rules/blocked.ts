import type { Rule } from './rule';
import { listNames } from './wording';

/** Accounts that may not sign in, and hold licences. Source: `accountEnabled` in the directory. */
export const blocked: Rule = ({ user, licenses }) => {
  if (user.status !== 'blocked' || licenses.length === 0) return null;
  return {
    code: 'blocked',
    text: `Sign-in is blocked, and the account still holds ${listNames(licenses)}.`,
    evidence: { accountEnabled: false },
    verdicts: licenses.map((license) => ({ license, because: 'The account may not sign in.', doubt: null })),
  };
};
