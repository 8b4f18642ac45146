import type { Answer } from '../answer';
import { publicOrigin } from '../graph/request';
import { type Incoming, splitAddress } from '../incoming';
import type { EmulatorState } from '../state';
import type { FaultEffect } from './fault';

type PageFault = Extract<
  FaultEffect,
  {
    kind:
      | 'missingValue'
      | 'emptyPage'
      | 'nullRows'
      | 'duplicateRows'
      | 'foreignNextLink'
      | 'repeatedNextLink'
      | 'lostTail';
  }
>;

/** A collection as it goes out. */
interface Page {
  value?: unknown[];
  '@odata.nextLink'?: string;
}

/** Spoils a page of a collection; an answer that is none stays as it is. */
export async function alterPage(
  state: EmulatorState,
  incoming: Incoming,
  fault: PageFault,
  serve: (incoming: Incoming) => Promise<Answer>,
): Promise<Answer> {
  const answer = await serve(incoming);
  const page = pageOf(answer);
  const rows = page?.value;
  if (page === null || rows === undefined) return answer;
  const origin = publicOrigin(incoming) ?? state.origin;
  switch (fault.kind) {
    case 'missingValue':
      delete page.value;
      break;
    case 'emptyPage':
      page.value = [];
      break;
    case 'nullRows':
      page.value = [...Array<null>(fault.rows ?? 1).fill(null), ...rows];
      break;
    case 'duplicateRows': {
      const further = (await nextRows(incoming, page, serve)) ?? rows;
      page.value = [...rows, ...further.slice(0, fault.rows ?? 1)];
      break;
    }
    case 'lostTail':
      page.value = rows.slice(0, Math.floor(rows.length * (fault.share ?? 0.5)));
      delete page['@odata.nextLink'];
      break;
    case 'foreignNextLink': {
      const link = new URL(page['@odata.nextLink'] ?? `${origin}${incoming.path}?$skiptoken=x`);
      page['@odata.nextLink'] = `${fault.origin ?? 'https://evil.example'}${link.pathname}${link.search}`;
      break;
    }
    case 'repeatedNextLink':
      page['@odata.nextLink'] = `${origin}${incoming.path}?${incoming.query.raw}`;
      break;
  }
  return { ...answer, body: JSON.stringify(page) };
}

/** The rows of the page behind this one; null where it is the last. */
async function nextRows(
  incoming: Incoming,
  page: Page,
  serve: (incoming: Incoming) => Promise<Answer>,
): Promise<unknown[] | null> {
  const link = page['@odata.nextLink'];
  if (link === undefined) return null;
  const { query } = splitAddress(link);
  return pageOf(await serve({ ...incoming, query }))?.value ?? null;
}

/** Null where the answer is no collection. */
function pageOf({ body, headers }: Answer): Page | null {
  if (typeof body !== 'string' || !/json/i.test(headers['Content-Type'] ?? '')) return null;
  const page = JSON.parse(body) as Page;
  return Array.isArray(page.value) ? page : null;
}
