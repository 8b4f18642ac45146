import { type Answer, bodyBytes } from '../answer';

/** A file without its last lines, cut behind a line break. One that has no line break stays whole. */
export async function withoutLastLines(answer: Answer, share: number): Promise<Answer> {
  const body = await bodyBytes(answer.body);
  const end = body.lastIndexOf('\n', Math.floor(body.length * share));
  return unannounced({ ...answer, body: end < 0 ? body : body.subarray(0, end + 1) });
}

/** The answer without a Content-Length: where it ends is where the sender stops. */
export function unannounced(answer: Answer): Answer {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => name !== 'Content-Length'),
  );
  return { ...answer, headers, disturbance: { kind: 'unannounced' } };
}
