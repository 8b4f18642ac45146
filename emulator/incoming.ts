/** A request as it came off the wire, or as a batch carries it. */
export interface Incoming {
  method: string;
  /** As sent, without the query; begins with a slash. */
  path: string;
  query: Query;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Empty where no body was sent. */
  body: Buffer;
}

/** The query string, decoded. */
export interface GraphQuery {
  /** The last value of that name, letter case ignored (`$Select` is `$select`); undefined where absent. */
  get(name: string): string | undefined;
  has(name: string): boolean;
  /** The whole as sent, without the question mark. */
  readonly raw: string;
  /** Lower-case names in the order sent. */
  names(): string[];
}

/** The decoded query string. */
export class Query implements GraphQuery {
  private readonly values = new Map<string, string>();
  /** As sent, without the question mark. */
  readonly raw: string;

  constructor(raw: string) {
    this.raw = raw;
    for (const [name, value] of new URLSearchParams(raw)) this.values.set(name.toLowerCase(), value);
  }

  get(name: string): string | undefined {
    return this.values.get(name.toLowerCase());
  }

  has(name: string): boolean {
    return this.values.has(name.toLowerCase());
  }

  names(): string[] {
    return [...this.values.keys()];
  }

  entries(): Record<string, string> {
    return Object.fromEntries(this.values);
  }
}

/** Splits `/path?query`. */
export function splitAddress(address: string): { path: string; query: Query } {
  const mark = address.indexOf('?');
  return mark < 0
    ? { path: address, query: new Query('') }
    : { path: address.slice(0, mark), query: new Query(address.slice(mark + 1)) };
}
