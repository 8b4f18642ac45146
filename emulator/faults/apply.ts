import { randomUUID } from 'node:crypto';
import type { Answer } from '../answer';
import { concurrencyViolation, expiredPageToken } from '../graph/errors';
import { IdentityError, identityErrorAnswer, injectedError } from '../identity/errors';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import type { Fault } from './fault';
import { errorAnswer } from './errorAnswer';
import { alterPage } from './page';
import { statusAnswer } from './status';

/** Serves a request, or does to it what the injected fault says. */
export async function withFaults(
  state: EmulatorState,
  incoming: Incoming,
  channel: 'connection' | 'batchItem',
  serve: () => Promise<Answer>,
): Promise<{ answer: Answer; fault: Fault['kind'] | null }> {
  const fault = state.faults.strike(incoming, channel);
  if (fault === null) return { answer: await serve(), fault: null };
  return { answer: await struck(state, incoming, fault, serve), fault: fault.kind };
}

async function struck(
  state: EmulatorState,
  incoming: Incoming,
  fault: Fault,
  serve: () => Promise<Answer>,
): Promise<Answer> {
  switch (fault.kind) {
    case 'status':
      return statusAnswer(state, incoming, fault);
    case 'identityError':
      return identityErrorAnswer(
        identityError(state, incoming, fault),
        state.now(),
        incoming.query.get('client-request-id') ?? randomUUID(),
      );
    case 'cut':
      return { status: 0, headers: {}, disturbance: { kind: 'cut' } };
    case 'cutAfter':
      return { ...(await serve()), disturbance: { kind: 'cut' } };
    case 'truncate':
      return { ...(await serve()), disturbance: { kind: 'truncate', share: fault.share ?? 0.5 } };
    case 'slowBody':
      return { ...(await serve()), disturbance: { kind: 'slowBody', milliseconds: fault.milliseconds } };
    case 'shorten':
      return { ...(await serve()), disturbance: { kind: 'shorten', share: fault.share ?? 0.5 } };
    case 'badJson':
      return { ...(await serve()), body: '<html><body>Service page, not JSON</body></html>' };
    case 'missingValue':
    case 'emptyPage':
    case 'foreignNextLink':
    case 'repeatedNextLink':
      return alterPage(state, incoming, fault, await serve());
    case 'expiredPageToken':
      return errorAnswer(state, incoming, expiredPageToken());
    case 'concurrencyViolation':
      return errorAnswer(state, incoming, concurrencyViolation(fault.status, fault.retryAfter));
    case 'redirect':
      return { status: 302, headers: { Location: fault.location } };
    case 'delay':
      await state.wait(fault.milliseconds);
      return serve();
  }
}

/** The documented error of that number, or one made of what the fault says. */
function identityError(
  state: EmulatorState,
  incoming: Incoming,
  { code, status, error, message }: Extract<Fault, { kind: 'identityError' }>,
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
