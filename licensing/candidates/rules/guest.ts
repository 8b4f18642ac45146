import type { Rule } from './rule';
import { listNames } from './wording';

/** Guests that hold licences of this tenant; most have one at home. Source: `userType` in the directory. */
export const guest: Rule = ({ user, licenses }) => {
  if (user.userType?.toLowerCase() !== 'guest' || licenses.length === 0) return null;
  return {
    code: 'guest',
    text: `A guest account that holds ${listNames(licenses)}.`,
    evidence: { userType: user.userType },
    verdicts: licenses.map((license) => ({
      license,
      because: 'Guests seldom need a licence of this tenant.',
      doubt: null,
    })),
  };
};
