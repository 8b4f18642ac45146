import type { Answer } from '../answer';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import type { LaggingRead } from './fault';

/** Lets the write take effect, and the reads behind it lag. */
export async function lagBehind(
  state: EmulatorState,
  incoming: Incoming,
  { properties, reads, milliseconds }: LaggingRead,
  serve: (incoming: Incoming) => Promise<Answer>,
): Promise<Answer> {
  const name = /\/users\/([^/]+)/i.exec(incoming.path)?.[1];
  const found = name === undefined ? null : state.tenant.findUser(decodeURIComponent(name));
  const before = found === null ? null : state.tenant.currentUser(found.id);
  const answer = await serve(incoming);
  if (before === null || answer.status >= 400) return answer;
  state.faults.lags.begin(before, {
    properties: properties ?? ['licenseAssignmentStates'],
    readsLeft: reads ?? (milliseconds === undefined ? 1 : Infinity),
    until: milliseconds === undefined ? Infinity : state.now().getTime() + milliseconds,
  });
  return answer;
}

/** The answer as a replica gives it that has not heard of every write. */
export function asLaggingReplica(state: EmulatorState, incoming: Incoming, answer: Answer): Answer {
  const isRead = incoming.method === 'GET' && answer.status === 200;
  if (!isRead || typeof answer.body !== 'string' || !/json/i.test(answer.headers['Content-Type'] ?? '')) {
    return answer;
  }
  return { ...answer, body: state.faults.lags.rewrite(answer.body, state.tenant, state.now().getTime()) };
}
