import type { TenantUser } from './model';

/**
 * What happened to users, in order: the user as it was before each write, null where there was none. Users are values
 * that a write replaces, so an entry costs a reference. Nothing is kept until somebody asks for it.
 */
export class UserChangeLog {
  #entries: Array<{ id: string; before: TenantUser | null }> | null = null;

  /** Keeps what happens from now on. */
  keep(): void {
    this.#entries ??= [];
  }

  /** Where the log stands; the entries from here on are those of later writes. */
  get position(): number {
    this.keep();
    return this.#entries?.length ?? 0;
  }

  record(id: string, before: TenantUser | null): void {
    this.#entries?.push({ id, before });
  }

  /** Each user that was written between two positions, as it was at `from`; in the order of their first write. */
  between(from: number, to: number): Map<string, TenantUser | null> {
    const before = new Map<string, TenantUser | null>();
    for (const entry of (this.#entries ?? []).slice(from, to)) {
      if (!before.has(entry.id)) before.set(entry.id, entry.before);
    }
    return before;
  }
}
