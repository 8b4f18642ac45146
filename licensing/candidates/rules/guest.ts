import { isGuest } from '../../roster/user';
import type { Finding, Rule, RuleSettings, UserFacts } from './rule';
import { listNames } from './wording';

/** Guests that hold licenses of this tenant; most have one at home. Source: `userType` in the directory. */
export const guest = {
  code: 'guest',
  label: 'Guest',
  description: 'The account is a guest',
  isDefault: false,
  confidence: 'medium',
  supposesAbsence: true,
  restsOnInactivity: false,
  evaluate({ user, licenses }: UserFacts, settings: RuleSettings): Finding | null {
    if (!isGuest(user) || licenses.length === 0) return null;
    return {
      text: `A guest account that holds ${listNames(licenses)}.`,
      evidence: { userType: user.userType, threshold: settings.inactiveDays },
      verdicts: licenses.map((license) => ({
        license,
        because: 'Guests seldom need a license of this tenant.',
        doubt: null,
      })),
    };
  },
} as const satisfies Rule;
