import type { Finding, Rule, UserFacts } from './rule';
import { listNames } from './wording';

/** Accounts that may not sign in and still hold licenses. Source: `accountEnabled` in the directory. */
export const blocked = {
  code: 'blocked',
  label: 'Blocked',
  description: 'The account may not sign in',
  isDefault: true,
  confidence: 'high',
  supposesAbsence: true,
  restsOnInactivity: false,
  evaluate({ user, licenses }: UserFacts): Finding | null {
    if (user.status !== 'blocked' || licenses.length === 0) return null;
    return {
      text: `Sign-in is blocked, and the account still holds ${listNames(licenses)}.`,
      evidence: { accountEnabled: false },
      verdicts: licenses.map((license) => ({
        license,
        because: 'The account may not sign in.',
        doubt: null,
      })),
    };
  },
} as const satisfies Rule;
