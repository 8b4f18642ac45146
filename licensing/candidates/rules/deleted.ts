import type { Finding, Rule, UserFacts } from './rule';
import { listNames } from './wording';

/** Accounts in the recycle bin that still list licenses. Source: the directory's deleted items. */
export const deleted = {
  code: 'deleted',
  label: 'Deleted',
  description: 'The account was deleted in the last 30 days',
  isDefault: true,
  confidence: 'high',
  supposesAbsence: false,
  restsOnInactivity: false,
  evaluate({ user, licenses }: UserFacts): Finding | null {
    if (user.status !== 'deleted' || licenses.length === 0) return null;
    const day = user.deactivatedDate === null ? '' : ` on ${user.deactivatedDate.slice(0, 10)}`;
    return {
      text: `Deleted${day}, and still listed with ${listNames(licenses)}.`,
      evidence: { deletedDate: user.deactivatedDate },
      verdicts: licenses.map((license) => ({ license, because: 'The account is deleted.', doubt: null })),
    };
  },
} as const satisfies Rule;
