import type { Answer } from '../answer';
import { GraphError } from '../graph/graphError';
import { IdentityError, identityErrorAnswer } from '../identity/errors';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import { errorAnswer } from './errorAnswer';
import type { FaultEffect } from './fault';
import { isGraph } from './status';

/** An error that repeats what the request was authenticated by: plain, URL-encoded, in Base64. */
export function echoAnswer(
  state: EmulatorState,
  incoming: Incoming,
  { code = 7000215, status = 401 }: Extract<FaultEffect, { kind: 'echoedSecret' }>,
): Answer {
  const echo = spellings(secretOf(incoming));
  if (isGraph(incoming)) {
    const error = new GraphError({ status, code: 'InvalidAuthenticationToken', message: `Refused: ${echo}` });
    return errorAnswer(state, incoming, error);
  }
  return identityErrorAnswer(
    new IdentityError(status, 'invalid_client', code, `Invalid credential. The request was: ${echo}`),
    state.now(),
    echo,
    echo,
  );
}

/** Secret or assertion of a token request, else the token of the Authorization header. */
function secretOf({ body, headers }: Incoming): string {
  const form = new URLSearchParams(body.toString('utf8'));
  const sent = form.get('client_secret') ?? form.get('client_assertion');
  return sent ?? headers.authorization?.replace(/^\w+\s+/, '') ?? '';
}

function spellings(secret: string): string {
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ secret }).toString(),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
  ].join(' ');
}
