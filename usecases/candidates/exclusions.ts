import type { UserIdentity } from '../../licensing/roster/user';
import type { UseCaseContext } from '../context';
import { readAdministrators } from '../roster/administrators';
import { readExcludedGroups } from './excludedGroups';

/** The users to leave out, as the request names them. */
export interface ExclusionRequest {
  /** Object ids and principal names in lower case. */
  users: ReadonlySet<string>;
  /** Object ids; members of nested groups included. */
  groupIds: readonly string[];
  /** Whether everybody who holds a directory role, or is eligible for one, is left out. */
  admins: boolean;
  /** True where `admins` was asked for and is not just the default: then the run stops where roles cannot be read. */
  adminsMustBeKnown: boolean;
}

/** The users left out. */
export interface Exclusion {
  covers(user: UserIdentity): boolean;
  /** Known whether they are left out or not. */
  administrators: {
    /** By object id. */
    has(id: string): boolean;
    /** False where the app may not read all that makes somebody an administrator. */
    isComplete: boolean;
  };
  /** Names of users to leave out that fitted none of the users asked about so far: perhaps they are misspelt. */
  unmatched(): string[];
}

/**
 * Reads the users to leave out, before anything is concluded about anybody. A user named by e-mail address is left out
 * too: an exclusion that fits too much does no harm.
 * @throws {GraphError} where the members of a group are not known in full (it does not exist, a permission is missing, its
 * membership is hidden), or administrators were asked to be left out and nobody knows who they are
 */
export async function readExclusions(
  context: UseCaseContext,
  { users, groupIds, admins, adminsMustBeKnown }: ExclusionRequest,
): Promise<Exclusion> {
  const [memberIds, { ids: administratorIds, missing, refusal }] = await Promise.all([
    readExcludedGroups(context, groupIds),
    readAdministrators(context),
  ]);
  if (admins && adminsMustBeKnown && refusal !== null) throw refusal;
  const isAdministrator = (id: string) => administratorIds.has(id.toLowerCase());
  const unmatched = new Set(users);
  return {
    covers({ id, userId, email }) {
      if (users.size > 0) {
        const keys = [id, userId, email].map((key) => (key ?? '').toLowerCase());
        for (const key of keys) unmatched.delete(key);
        if (keys.some((key) => users.has(key))) return true;
      }
      return id !== null && (memberIds.has(id.toLowerCase()) || (admins && isAdministrator(id)));
    },
    administrators: { has: isAdministrator, isComplete: missing.length === 0 },
    unmatched: () => [...unmatched],
  };
}

/** Null where every name of the exclusion fits a user. */
export function unmatchedExclusionHint(exclusion: Exclusion): string | null {
  const names = exclusion.unmatched();
  if (names.length === 0) return null;
  return `Exclude > Users names users that are not among those with a license: ${names.join(', ')}. Check the spelling.`;
}
