import { batchTooLarge, malformedBatch } from './errors';

export interface BatchItem {
  id: string;
  method: string;
  /** Behind the version, with a slash in front. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: unknown;
  /** Other items of the batch. */
  dependsOn: BatchItem[];
}

const maximumItems = 20;

/** Reads and checks the body of `POST /$batch`. Throws GraphError: one malformed item refuses the whole. */
export function parseBatch(body: unknown): BatchItem[] {
  if (!isRecord(body) || !Array.isArray(body.requests)) {
    throw malformedBatch('Invalid batch payload format: the property requests must be an array.');
  }
  if (body.requests.length === 0)
    throw malformedBatch('Invalid batch payload format: there are no requests.');
  if (body.requests.length > maximumItems) throw batchTooLarge();
  const items = new Map<string, BatchItem>();
  const dependencies = new Map<BatchItem, string[]>();
  for (const raw of body.requests) {
    const { item, dependsOn } = parseItem(raw);
    if (items.has(item.id.toLowerCase()))
      throw malformedBatch(`Request Id ${item.id} has to be unique in a batch.`);
    items.set(item.id.toLowerCase(), item);
    dependencies.set(item, dependsOn);
  }
  for (const [item, ids] of dependencies) item.dependsOn = ids.map((id) => otherItem(items, item, id));
  for (const item of items.values()) refuseCircle(item, []);
  return [...items.values()];
}

function otherItem(items: ReadonlyMap<string, BatchItem>, item: BatchItem, id: string): BatchItem {
  const other = items.get(id.toLowerCase());
  if (other === undefined)
    throw malformedBatch(`Request Id ${item.id} depends on ${id}, which is not in the batch.`);
  return other;
}

function refuseCircle(item: BatchItem, behind: readonly BatchItem[]): void {
  if (behind.includes(item)) throw malformedBatch(`Request Id ${item.id} depends on itself.`);
  for (const other of item.dependsOn) refuseCircle(other, [...behind, item]);
}

function parseItem(raw: unknown): { item: BatchItem; dependsOn: string[] } {
  if (!isRecord(raw)) throw malformedBatch('Invalid batch payload format: a request must be an object.');
  const { id, method, url, body } = raw;
  if (typeof id !== 'string' || id === '')
    throw malformedBatch('Every request of a batch needs an id, which is a string.');
  if (typeof method !== 'string') throw malformedBatch(`Request Id ${id} has no method.`);
  if (typeof url !== 'string' || url === '') throw malformedBatch(`Request Id ${id} has no url.`);
  if (/^https?:/i.test(url)) throw malformedBatch(`Request Id ${id}: the url must be relative.`);
  const path = url.startsWith('/') ? url : `/${url}`;
  if (/^\/(\$|%24)batch\b/i.test(path))
    throw malformedBatch(`Request Id ${id}: a batch cannot contain a batch.`);
  const headers = isRecord(raw.headers)
    ? Object.fromEntries(
        Object.entries(raw.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
      )
    : {};
  const upper = method.toUpperCase();
  if (
    ['POST', 'PUT', 'PATCH'].includes(upper) &&
    (body === undefined || headers['content-type'] === undefined)
  ) {
    throw malformedBatch(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  return {
    item: { id, method: upper, url: path, headers, body, dependsOn: [] },
    dependsOn: parseDependsOn(id, raw.dependsOn),
  };
}

/** Microsoft's page: "Known issues with Microsoft Graph", JSON batching: a single other request. The text is ours. */
function parseDependsOn(id: string, dependsOn: unknown): string[] {
  if (dependsOn === undefined || dependsOn === null) return [];
  if (!Array.isArray(dependsOn)) throw malformedBatch(`Request Id ${id}: dependsOn must be an array of ids.`);
  if (dependsOn.length > 1) throw malformedBatch(`Request Id ${id} depends on more than one request.`);
  return dependsOn.map(String);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
