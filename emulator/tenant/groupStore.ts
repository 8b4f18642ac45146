import type { TenantGroup } from './model';
import { notFound } from './tenantError';

/** The groups of a tenant, which hold users and other groups. */
export class GroupStore {
  readonly #byId = new Map<string, TenantGroup>();
  /** Ids of the groups that hold a member directly, by the member's id. */
  readonly #parents = new Map<string, string[]>();

  all(): TenantGroup[] {
    return [...this.#byId.values()];
  }

  get(id: string): TenantGroup | null {
    return this.#byId.get(id.toLowerCase()) ?? null;
  }

  /** The group, which must exist. */
  known(id: string): TenantGroup {
    const group = this.get(id);
    if (group === null) throw notFound(id);
    return group;
  }

  add(group: TenantGroup): void {
    this.#byId.set(group.id, group);
    for (const memberId of group.memberIds) this.#link(group.id, memberId);
  }

  addMember(groupId: string, memberId: string): void {
    const group = this.known(groupId);
    if (this.parents(memberId).includes(group.id)) return;
    group.memberIds.push(memberId);
    this.#link(group.id, memberId);
  }

  removeMember(groupId: string, memberId: string): void {
    const group = this.known(groupId);
    group.memberIds = group.memberIds.filter((id) => id !== memberId);
    this.#parents.set(
      memberId,
      this.parents(memberId).filter((id) => id !== group.id),
    );
  }

  parents(memberId: string): readonly string[] {
    return this.#parents.get(memberId) ?? [];
  }

  /** Groups may hold each other in a circle: each id appears once, and never the start itself. */
  ancestors(memberId: string): string[] {
    return this.#reach(memberId, (id) => this.parents(id));
  }

  /** Looks only into groups that `opens` accepts. */
  transitiveMembers(groupId: string, opens: (group: TenantGroup) => boolean): string[] {
    return this.#reach(groupId, (id) => {
      const group = this.#byId.get(id);
      return group !== undefined && opens(group) ? group.memberIds : [];
    });
  }

  #reach(start: string, neighbours: (id: string) => readonly string[]): string[] {
    const seen = new Set([start]);
    for (const id of seen) {
      for (const neighbour of neighbours(id)) seen.add(neighbour);
    }
    seen.delete(start);
    return [...seen];
  }

  #link(groupId: string, memberId: string): void {
    const parents = this.#parents.get(memberId);
    if (parents) parents.push(groupId);
    else this.#parents.set(memberId, [groupId]);
  }
}
