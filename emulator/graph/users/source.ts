import type { TenantUser } from '../../tenant/model';
import type { CreationIndex } from './creationIndex';

/** The users that a collection lists, in directory order, with cursors that stay good while users come and go. */
export interface UserSource {
  /** Behind `$metadata#`. */
  contextName: string;
  scan(cursor: number): Iterable<{ user: TenantUser; next: number }>;
  find(id: string): TenantUser | null;
  /** As advanced queries see them. Default: the same. */
  indexed?: () => UserSource;
  /** Of these users; for counting them. */
  creations?: () => CreationIndex;
  /** Selected beside the defaults where nothing is. */
  extraProperties?: string[];
}
