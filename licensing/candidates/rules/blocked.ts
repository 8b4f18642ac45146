import { youngAssignmentText } from './assignmentAge';
import type { Finding, HeldLicense, Rule, RuleSettings, UserFacts } from './rule';
import { listNames } from './wording';

/**
 * Accounts that may not sign in and still hold licenses. Source: `accountEnabled` in the directory. An account that is
 * prepared for a newcomer is blocked, too; its licenses are young.
 */
export const blocked = {
  code: 'blocked',
  label: 'Blocked',
  description: 'Sign-in of the account is blocked',
  isDefault: true,
  confidence: 'high',
  supposesAbsence: true,
  restsOnInactivity: false,
  evaluate(facts: UserFacts, settings: RuleSettings): Finding | null {
    const { user, licenses } = facts;
    if (user.status !== 'blocked' || licenses.length === 0) return null;
    return {
      text: `Sign-in is blocked, and the account still holds ${listNames(licenses)}.`,
      evidence: {
        accountEnabled: false,
        threshold: settings.inactiveDays,
        minAssignedDays: settings.minAssignedDays,
      },
      verdicts: licenses.map((license) => ({
        license,
        because: 'Sign-in of the account is blocked.',
        doubt: recentAssignment(license, facts, settings),
      })),
    };
  },
} as const satisfies Rule;

function recentAssignment(license: HeldLicense, facts: UserFacts, settings: RuleSettings): string | null {
  const text = youngAssignmentText(license, facts, settings);
  return text && `${text}: the account may be prepared for somebody.`;
}
