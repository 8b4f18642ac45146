import { randomUUID } from 'node:crypto';
import { type Answer, jsonAnswer } from '../answer';
import { concurrencyViolation, serviceFailure, tooManyRequests } from '../graph/errors';
import { GraphError } from '../graph/graphError';
import { identityErrorAnswer, tooManyTokenRequests, transientFailure } from '../identity/errors';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import { errorAnswer } from './errorAnswer';
import type { StatusFault } from './fault';

/** The error that the struck service would give for this status, or the body that the fault names. */
export function statusAnswer(state: EmulatorState, incoming: Incoming, fault: StatusFault): Answer {
  const headers: Record<string, string> = { ...fault.headers };
  if (fault.retryAfter !== undefined) headers['Retry-After'] = String(fault.retryAfter);
  const answer = fault.body === undefined ? serviceAnswer(state, incoming, fault) : givenBody(fault);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function givenBody({ status, body }: StatusFault): Answer {
  return typeof body === 'string'
    ? { status, headers: { 'Content-Type': 'text/html' }, body }
    : jsonAnswer(status, body);
}

function serviceAnswer(state: EmulatorState, incoming: Incoming, fault: StatusFault): Answer {
  if (!/^\/(v1\.0|beta)\//i.test(incoming.path)) {
    const error = fault.status === 429 ? tooManyTokenRequests() : transientFailure(fault.status);
    return identityErrorAnswer(error, state.now(), incoming.query.get('client-request-id') ?? randomUUID());
  }
  return errorAnswer(state, incoming, graphError(fault));
}

function graphError({ status, code, message }: StatusFault): GraphError {
  if (code !== undefined) return new GraphError({ status, code, message: message ?? '' });
  if (status === 429) return tooManyRequests({});
  if (status === 409) return concurrencyViolation(409);
  return serviceFailure(status);
}
