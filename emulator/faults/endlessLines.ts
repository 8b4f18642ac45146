import { Readable } from 'node:stream';
import { type Answer, bodyBytes } from '../answer';
import { unannounced } from './lostTail';

/** A file, and behind its last line more of them until the client goes away, each for a user of another name. */
export async function withEndlessLines(answer: Answer): Promise<Answer> {
  const text = (await bodyBytes(answer.body)).toString();
  const last = text.trimEnd().split(/\r?\n/).at(-1) ?? '';
  const { headers } = unannounced(answer);
  return { status: answer.status, headers, body: Readable.from(linesBehind(text, last)) };
}

const linesAtOnce = 1_000;

function* linesBehind(text: string, last: string): Generator<Buffer> {
  yield Buffer.from(text);
  for (let number = 0; ; number += linesAtOnce) {
    const lines = Array.from(
      { length: linesAtOnce },
      (_, place) => `${last.replace(/[^,@]+@/, `nobody-${number + place}@`)}\n`,
    );
    yield Buffer.from(lines.join(''));
  }
}
