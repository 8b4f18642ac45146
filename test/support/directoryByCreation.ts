import { createGraphClient } from '../../graph/http/client';
import type { GraphClient } from '../../graph/http/client';
import type { TransportRequest, TransportResponse } from '../../graph/http/transport';
import { graphError, origin } from './scriptedGraph';

export interface CreatedUser {
  id: string;
  createdDateTime: string | null;
}

/** How a directory departs from its truth. */
export interface DirectoryFaults {
  /** Rows that a filtered list loses at its end, by the number of the list; none: 0. */
  lost?: (list: number) => number;
  /** Rows that each filtered page repeats. */
  repeated?: number;
  /** What `$count` says of so many users. */
  miscount?: (count: number) => number;
  /** The address of a request that is refused. */
  refused?: (address: string) => boolean;
  /** True: filters are not heeded. */
  unfiltered?: boolean;
  /** Turns of the event loop until a count is there; a page takes one. */
  countingTakes?: number;
  /** Called before each request with its number, 1 the first: the directory may change. */
  before?: (request: number) => void;
}

/**
 * The users of a directory by their time of creation, as `streamUsersSideBySide` asks for them: pages, advanced queries,
 * counts in batches. A list is as it was at its first page, but for users deleted since.
 */
export class DirectoryByCreation {
  readonly addresses: string[] = [];
  readonly graph: GraphClient;
  private readonly lists = new Map<string, CreatedUser[]>();
  private filteredLists = 0;

  constructor(
    readonly users: CreatedUser[],
    private readonly faults: DirectoryFaults = {},
    private readonly pageSize = 7,
  ) {
    this.graph = createGraphClient({
      origin,
      now: () => Date.parse('2026-11-25T12:00:00Z'),
      random: () => 0,
      sleep: async () => undefined,
      transport: async (request) => {
        // A page of everybody takes longer than counting: a reader that counts meanwhile has a plan by the third page.
        if (!/filter|batch/.test(request.url)) await new Promise((resolve) => setImmediate(resolve));
        if (request.url.includes('batch'))
          for (let turn = 0; turn < (this.faults.countingTakes ?? 0); turn += 1)
            await new Promise((resolve) => setImmediate(resolve));
        return this.answer(request);
      },
    });
  }

  private answer({ method, url, headers, body }: TransportRequest): TransportResponse {
    this.faults.before?.(this.addresses.length + 1);
    if (method === 'POST') {
      const { requests } = body as {
        requests: Array<{ id: string; url: string; headers?: Record<string, string> }>;
      };
      const responses = requests.map((step) => ({ id: step.id, ...this.list(step.url, step.headers ?? {}) }));
      return { status: 200, headers: {}, body: { responses } };
    }
    return this.list(url.slice(`${origin}/v1.0`.length), headers);
  }

  private list(path: string, headers: Record<string, string>): TransportResponse {
    const address = decodeURIComponent(path);
    this.addresses.push(address);
    if (this.faults.refused?.(address)) return graphError(400, 'Request_UnsupportedQuery');
    const query = new URL(path, origin).searchParams;
    const filter = query.get('$filter') ?? '';
    const isAdvanced = query.get('$count') === 'true' && headers.ConsistencyLevel === 'eventual';
    if (filter.includes('not(') && !isAdvanced) return graphError(400, 'Request_UnsupportedQuery');
    const token = query.get('$skiptoken') ?? '';
    const found = this.lists.get(token) ?? this.begin(filter, query.get('$top') !== '1');
    const rows = found.slice(0, this.pageSize);
    const rest = found.slice(this.pageSize);
    const next = `t${this.lists.size}`;
    this.lists.set(next, rest);
    const repeats = filter === '' ? [] : rows.slice(0, this.faults.repeated ?? 0);
    const count = this.matching(filter).length;
    const options = [...query].filter(([name]) => name !== '$skiptoken').map((pair) => pair.join('='));
    return {
      status: 200,
      headers: {},
      body: {
        ...(isAdvanced ? { '@odata.count': this.faults.miscount?.(count) ?? count } : {}),
        value: [...rows.filter((row) => this.users.includes(row)), ...repeats],
        ...(rest.length > 0 && !filter.startsWith('id in')
          ? { '@odata.nextLink': `${origin}/v1.0/users?${encodeURI(options.join('&'))}&$skiptoken=${next}` }
          : {}),
      },
    };
  }

  private begin(filter: string, isList: boolean): CreatedUser[] {
    const found = this.matching(filter);
    if (filter === '' || !isList) return found;
    this.filteredLists += 1;
    const lost = Math.min(found.length, this.faults.lost?.(this.filteredLists) ?? 0);
    return found.slice(0, found.length - lost);
  }

  private matching(filter: string): CreatedUser[] {
    if (filter === '' || this.faults.unfiltered === true) return [...this.users];
    return this.users.filter((user) => filter.split(' and ').every((clause) => matches(user, clause)));
  }
}

function matches({ id, createdDateTime }: CreatedUser, clause: string): boolean {
  const [, not, operator, time] = /^(not\()?createdDateTime (ge|le) ([\dT:-]+Z)\)?$/.exec(clause) ?? [];
  if (time === undefined) {
    if (!clause.startsWith('id in (')) throw new Error(`This directory has no filter ${clause}.`);
    return clause.includes(`'${id}'`);
  }
  const isSo =
    createdDateTime !== null && (operator === 'ge' ? createdDateTime >= time : createdDateTime <= time);
  return not === undefined ? isSo : !isSo;
}

/** All that a reader gives, in its order. */
export async function idsOf(pages: AsyncIterable<Array<{ id?: string }>>): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pages) for (const { id } of page) ids.push(id ?? '');
  return ids;
}
