/** What an event's output opens with; the fields of the operation that reads the same follow. */
export interface EventHead {
  event: string;
  /** One sentence for people. */
  message: string;
  /** True for what Fetch Test Event shows: nothing has happened. */
  isSample: boolean;
  /** When the poll saw it, ISO 8601 in UTC. */
  detectedAt: string;
}

/** One look at the tenant. */
export interface EventPoll<Facts> {
  /** What is new, in the order of the output. */
  rows: EventHead[];
  /** What the next poll has to know; JSON. */
  facts: Facts;
}

/** The message of a sample that has nothing real in it. */
export function madeUp(message: string): string {
  return `Made-up sample: ${message}`;
}

/** A row: what a person reads comes first, and what the row is about after the sentence. */
export function eventRow({ isSample, detectedAt, ...first }: EventHead, fields: object): EventHead {
  return { ...first, ...fields, isSample, detectedAt };
}
