import type { User } from '@microsoft/microsoft-graph-types';
import { ObjectIds } from '../../graph/directory/objectIds';
import { streamDeletedUsers } from '../../graph/directory/users';
import { hasAssignments } from '../../licensing/roster/assignedLicense';
import { rosterProperties } from '../../licensing/roster/rosterItem';
import type { UseCaseContext } from '../context';
import { begun } from '../pages/begun';
import { readAhead } from '../pages/readAhead';
import { readUsers } from '../roster/readUsers';
import { withSignInActivity } from '../roster/signInActivity';
import type { CandidateRequest } from './candidateRequest';

type UserPages = AsyncGenerator<User[], void, undefined>;

const properties = [...rosterProperties, 'employeeHireDate'];

/**
 * The users of the directory with all that the rules look at; then, where a reason asks for them, those deleted in the last
 * 30 days. `signIns.areKnown` becomes false where Graph refuses the sign-ins: the users then come without.
 * @throws {GraphError}
 */
export function usersToJudge(
  context: UseCaseContext,
  { reasons, readInParallel }: Pick<CandidateRequest, 'reasons' | 'readInParallel'>,
  signIns: { areKnown: boolean },
): UserPages {
  const read = (more: readonly string[]) =>
    readUsers(context, { select: [...properties, ...more] }, { readInParallel });
  const onRefused = () => {
    signIns.areKnown = false;
  };
  const users = signIns.areKnown ? withSignInActivity(context, read, onRefused) : read([]);
  if (!reasons.includes('deleted')) return users;
  return withDeleted(users, streamDeletedUsers(context.graph, { select: rosterProperties }));
}

/**
 * The users, then the deleted ones, both read side by side. A user of both lists was deleted or restored meanwhile, and is
 * given once, as a user: who is back is not proposed as deleted.
 * @throws what either reader throws
 */
export async function* withDeleted(users: UserPages, deleted: UserPages): UserPages {
  let usersHaveEnded = (): void => undefined;
  const end = new Promise<void>((resolve) => {
    usersHaveEnded = resolve;
  });
  const living = begun(users);
  const gone = begun(readAhead(deleted, hasAssignments, end));
  const given = new ObjectIds();
  try {
    for await (const page of living) {
      for (const { id } of page) if (id) given.add(id);
      yield page;
    }
    usersHaveEnded();
    for await (const page of gone) yield page.filter(({ id }) => !id || given.add(id));
  } finally {
    usersHaveEnded();
    gone.return().catch(() => undefined);
  }
}
