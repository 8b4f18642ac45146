import type { Answer } from '../answer';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import type { FaultEffect } from './fault';

type PageFault = Extract<
  FaultEffect,
  { kind: 'missingValue' | 'emptyPage' | 'foreignNextLink' | 'repeatedNextLink' }
>;

/** Spoils a page of a collection; an answer that is none stays as it is. */
export function alterPage(
  state: EmulatorState,
  incoming: Incoming,
  fault: PageFault,
  answer: Answer,
): Answer {
  if (typeof answer.body !== 'string') return answer;
  const page = JSON.parse(answer.body) as Record<string, unknown>;
  if (!Array.isArray(page.value)) return answer;
  switch (fault.kind) {
    case 'missingValue':
      delete page.value;
      break;
    case 'emptyPage':
      page.value = [];
      break;
    case 'foreignNextLink': {
      const own = page['@odata.nextLink'];
      const link = new URL(typeof own === 'string' ? own : `${state.origin}${incoming.path}?$skiptoken=x`);
      page['@odata.nextLink'] = `${fault.origin ?? 'https://evil.example'}${link.pathname}${link.search}`;
      break;
    }
    case 'repeatedNextLink':
      page['@odata.nextLink'] = `${state.origin}${incoming.path}?${incoming.query.raw}`;
      break;
  }
  return { ...answer, body: JSON.stringify(page) };
}
