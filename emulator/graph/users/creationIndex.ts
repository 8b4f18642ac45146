import type { Comparison, Filter } from '../odata/filterSyntax';
import type { TenantUser } from '../../tenant/model';

/** Places in the order of creation from the first up to, but not including, the second; and those without a time. */
interface Found {
  runs: Array<readonly [number, number]>;
  withoutTime: boolean;
}

/**
 * When the users of a list were created, in order: to count those of a filter on `createdDateTime` without looking at
 * each of a hundred thousand.
 */
export class CreationIndex {
  readonly #times: Float64Array;
  readonly #withoutTime: number;

  constructor(users: Iterable<TenantUser>) {
    const times: number[] = [];
    let withoutTime = 0;
    for (const { createdDateTime } of users) {
      if (createdDateTime === null) withoutTime += 1;
      else times.push(Date.parse(createdDateTime));
    }
    this.#times = Float64Array.from(times).sort();
    this.#withoutTime = withoutTime;
  }

  /** Null where the filter has more than comparisons of `createdDateTime` with a time. No filter: all. */
  count(filter: Filter | null): number | null {
    if (filter === null) return this.#times.length + this.#withoutTime;
    const found = this.#find(filter);
    if (found === null) return null;
    const inRuns = found.runs.reduce((sum, [from, to]) => sum + to - from, 0);
    return inRuns + (found.withoutTime ? this.#withoutTime : 0);
  }

  #find(filter: Filter): Found | null {
    switch (filter.kind) {
      case 'not':
        return this.#complement(this.#find(filter.operand));
      case 'and':
        return intersection(this.#find(filter.left), this.#find(filter.right));
      case 'or': {
        const neither = intersection(
          this.#complement(this.#find(filter.left)),
          this.#complement(this.#find(filter.right)),
        );
        return this.#complement(neither);
      }
      case 'compare': {
        const isCreation = filter.path.length === 1 && filter.path[0].toLowerCase() === 'createddatetime';
        return isCreation && filter.value.type === 'dateTime'
          ? this.#compared(filter.operator, filter.value.value)
          : null;
      }
      default:
        return null;
    }
  }

  #compared(operator: Comparison, time: number): Found | null {
    const first = this.#placeOf(time);
    // Times are whole milliseconds.
    const behind = this.#placeOf(time + 1);
    const of = (from: number, to: number): Found => ({ runs: [[from, to]], withoutTime: false });
    switch (operator) {
      case 'ge':
        return of(first, this.#times.length);
      case 'le':
        return of(0, behind);
      case 'eq':
        return of(first, behind);
      case 'ne':
        return this.#complement(of(first, behind));
      default:
        return null;
    }
  }

  /** The first place whose time is not earlier. */
  #placeOf(time: number): number {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? Infinity) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #complement(found: Found | null): Found | null {
    if (found === null) return null;
    const runs: Array<readonly [number, number]> = [];
    let from = 0;
    for (const [start, end] of found.runs) {
      if (start > from) runs.push([from, start]);
      from = Math.max(from, end);
    }
    if (from < this.#times.length) runs.push([from, this.#times.length]);
    return { runs, withoutTime: !found.withoutTime };
  }
}

function intersection(one: Found | null, other: Found | null): Found | null {
  if (one === null || other === null) return null;
  const runs = one.runs.flatMap(([from, to]) =>
    other.runs
      .map(([start, end]) => [Math.max(from, start), Math.min(to, end)] as const)
      .filter(([start, end]) => start < end),
  );
  return { runs, withoutTime: one.withoutTime && other.withoutTime };
}
