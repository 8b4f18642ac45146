import type { TenantUser } from '../../tenant/model';

/** The users that a collection lists, in directory order, with cursors that stay good while users come and go. */
export interface UserSource {
  /** Behind `$metadata#`. */
  contextName: string;
  scan(cursor: number): Iterable<{ user: TenantUser; next: number }>;
  find(id: string): TenantUser | null;
  /** Selected beside the defaults where nothing is. */
  extraProperties?: string[];
}
