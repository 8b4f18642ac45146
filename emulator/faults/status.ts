import { randomUUID } from 'node:crypto';
import { type Answer, jsonAnswer } from '../answer';
import { concurrencyViolation, serviceFailure, tooManyRequests } from '../graph/errors';
import { GraphError } from '../graph/graphError';
import { identityErrorAnswer, tooManyTokenRequests, transientFailure } from '../identity/errors';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import { errorAnswer } from './errorAnswer';
import type { StatusParts } from './fault';

/** The error that the struck service would give for this status, or the body that the fault names. */
export function statusAnswer(state: EmulatorState, incoming: Incoming, parts: StatusParts): Answer {
  const headers: Record<string, string> = { ...parts.headers };
  if (parts.retryAfter !== undefined) headers['Retry-After'] = String(parts.retryAfter);
  const answer = parts.body === undefined ? serviceAnswer(state, incoming, parts) : givenBody(parts);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function givenBody({ status, body }: StatusParts): Answer {
  return typeof body === 'string'
    ? { status, headers: { 'Content-Type': 'text/html' }, body }
    : jsonAnswer(status, body);
}

function serviceAnswer(state: EmulatorState, incoming: Incoming, parts: StatusParts): Answer {
  if (!isGraph(incoming)) {
    const error = parts.status === 429 ? tooManyTokenRequests() : transientFailure(parts.status);
    return identityErrorAnswer(error, state.now(), incoming.query.get('client-request-id') ?? randomUUID());
  }
  return errorAnswer(state, incoming, graphError(parts));
}

/** Whether the address is one of Graph, and not of the identity platform or a download. */
export function isGraph({ path }: Incoming): boolean {
  return /^\/(v1\.0|beta)\//i.test(path);
}

function graphError({ status, code, message }: StatusParts): GraphError {
  if (code !== undefined) return new GraphError({ status, code, message: message ?? '' });
  if (status === 429) return tooManyRequests({});
  if (status === 409) return concurrencyViolation(409);
  return serviceFailure(status);
}
