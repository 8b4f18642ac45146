import type { Rule } from './rule';
import { listNames } from './wording';

/** Accounts in the recycle bin that still list licences. Source: the directory's deleted items. */
export const deleted: Rule = ({ user, licenses }) => {
  if (user.status !== 'deleted' || licenses.length === 0) return null;
  return {
    code: 'deleted',
    text: `Deleted${user.deactivatedDate === null ? '' : ` on ${user.deactivatedDate.slice(0, 10)}`}, and still listed with ${listNames(licenses)}.`,
    evidence: { deletedDate: user.deactivatedDate },
    verdicts: licenses.map((license) => ({ license, because: 'The account is deleted.', doubt: null })),
  };
};
