import { randomUUID } from 'node:crypto';
import type { Answer } from '../answer';
import { concurrencyViolation, expiredPageToken } from '../graph/errors';
import { IdentityError, identityErrorAnswer, injectedError } from '../identity/errors';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import { echoAnswer } from './echo';
import { withEndlessLines } from './endlessLines';
import { endlessChainOf, endlessPage } from './endlessPages';
import { errorAnswer } from './errorAnswer';
import type { FaultEffect } from './fault';
import { asLaggingReplica, lagBehind } from './laggingRead';
import { unannounced, withoutLastLines } from './lostTail';
import { alterPage } from './page';
import { statusAnswer } from './status';

type Serve = (incoming: Incoming) => Promise<Answer>;

export interface FaultyAnswer {
  answer: Answer;
  /** What struck. */
  fault: FaultEffect['kind'] | null;
  /** Another answer under the same id of a batch, and its place. */
  double: { answer: Answer; place: 'before' | 'behind' } | null;
}

/** Serves a request, or does to it what the fault says that strikes it. */
export async function withFaults(
  state: EmulatorState,
  incoming: Incoming,
  strike: () => FaultEffect | null,
  serve: Serve,
): Promise<FaultyAnswer> {
  const chain = endlessChainOf(incoming);
  if (chain !== null) {
    return { answer: await endlessPage(state, incoming, chain, serve), fault: 'endlessPages', double: null };
  }
  const fault = strike();
  const answer = fault === null ? await serve(incoming) : await struck(state, incoming, fault, serve);
  return {
    answer: asLaggingReplica(state, incoming, answer),
    fault: fault?.kind ?? null,
    double: fault?.kind === 'doubleAnswer' ? doubleOf(state, incoming, fault) : null,
  };
}

async function struck(
  state: EmulatorState,
  incoming: Incoming,
  fault: FaultEffect,
  serve: Serve,
): Promise<Answer> {
  switch (fault.kind) {
    case 'status':
      return statusAnswer(state, incoming, fault);
    case 'statusAfter':
      await serve(incoming);
      return statusAnswer(state, incoming, fault);
    case 'doubleAnswer':
      return serve(incoming);
    case 'laggingRead':
      return lagBehind(state, incoming, fault, serve);
    case 'identityError':
      return identityErrorAnswer(
        identityError(state, incoming, fault),
        state.now(),
        incoming.query.get('client-request-id') ?? randomUUID(),
      );
    case 'echoedSecret':
      return echoAnswer(state, incoming, fault);
    case 'expiredPageToken':
      return errorAnswer(state, incoming, expiredPageToken(fault.code));
    case 'concurrencyViolation':
      return errorAnswer(state, incoming, concurrencyViolation(fault.status, fault.retryAfter));
    case 'redirect':
      return { status: 302, headers: { Location: fault.location } };
    case 'delay':
      await state.wait(fault.milliseconds);
      return serve(incoming);
    case 'endlessPages':
      return endlessPage(
        state,
        incoming,
        { rows: fault.rows ?? 'none', query: incoming.query.raw, link: 0 },
        serve,
      );
    case 'missingValue':
    case 'emptyPage':
    case 'nullRows':
    case 'duplicateRows':
    case 'foreignNextLink':
    case 'repeatedNextLink':
      return alterPage(state, incoming, fault, serve);
    case 'cut':
      return { status: 0, headers: {}, disturbance: { kind: 'cut' } };
    case 'lostTail': {
      const answer = await alterPage(state, incoming, fault, serve);
      return isJson(answer) ? unannounced(answer) : withoutLastLines(answer, fault.share ?? 0.5);
    }
    case 'endlessLines':
      return withEndlessLines(await serve(incoming));
    default:
      return disturbed(await serve(incoming), fault);
  }
}

/** What happens to the bytes of an answer on their way. */
function disturbed(answer: Answer, fault: WireFault): Answer {
  switch (fault.kind) {
    case 'cutAfter':
      return { ...answer, disturbance: { kind: 'cut' } };
    case 'truncate':
    case 'shorten':
      return { ...answer, disturbance: { kind: fault.kind, share: fault.share ?? 0.5 } };
    case 'understate':
      return { ...answer, disturbance: { kind: fault.kind, share: fault.share ?? 0.1 } };
    case 'slowBody':
      return { ...answer, disturbance: { kind: 'slowBody', milliseconds: fault.milliseconds } };
    case 'drip':
      return { ...answer, disturbance: { kind: 'drip', milliseconds: fault.milliseconds ?? 1000 } };
    case 'badJson':
      return { ...answer, body: '<html><body>Service page, not JSON</body></html>' };
    case 'emptyBody':
      return { ...answer, body: undefined };
  }
}

type WireFault = Extract<
  FaultEffect,
  { kind: 'cutAfter' | 'truncate' | 'shorten' | 'understate' | 'slowBody' | 'drip' | 'badJson' | 'emptyBody' }
>;

function doubleOf(
  state: EmulatorState,
  incoming: Incoming,
  fault: Extract<FaultEffect, { kind: 'doubleAnswer' }>,
): FaultyAnswer['double'] {
  return { answer: statusAnswer(state, incoming, fault), place: fault.place ?? 'before' };
}

function isJson({ headers }: Answer): boolean {
  return /json/i.test(headers['Content-Type'] ?? '');
}

/** The documented error of that number, or one made of what the fault says. */
function identityError(
  state: EmulatorState,
  incoming: Incoming,
  { code, status, error, message }: Extract<FaultEffect, { kind: 'identityError' }>,
): IdentityError {
  const clientId = new URLSearchParams(incoming.body.toString('utf8')).get('client_id') ?? '';
  const documented = injectedError(code, { clientId, tenantId: state.tenant.organization.id });
  return new IdentityError(
    status ?? documented?.status ?? 400,
    error ?? documented?.error ?? 'invalid_request',
    code,
    message ?? documented?.message ?? 'Injected by the emulator.',
  );
}
