/** Rounds of counting, each of which narrows the place of a cut to a ninth: enough to find a second in thirty years. */
const mostRounds = 10;
const probesInARound = 40;
/** A part may be larger or smaller than its share by this. */
const tolerance = 0.15;
/** A part that holds more of the users than this takes so long that reading side by side gains nothing. */
const largestShare = 0.6;
/** Those without a time of creation are found by the index and read by their ids, which takes so much longer. */
const costWithoutTime = 2;

const secondMs = 1000;
const dayMs = 24 * 60 * 60 * secondMs;
/** Before there were tenants. */
const beginning = Date.parse('2000-01-01T00:00:00Z');

export interface CutsInput {
  /** How many users were created at each of these times (milliseconds since 1970) or later. */
  countSince: (times: readonly number[]) => Promise<number[]>;
  /** Of all users; those without a time of creation may be among them. */
  users: number;
  parts: number;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * The times of creation that cut the users into parts of about one size, in order; whole seconds, as Graph gives them.
 * Null where most of them were created in one moment.
 * @throws what `countSince` throws
 */
export async function findCreationCuts({
  countSince,
  users,
  parts,
  now,
}: CutsInput): Promise<number[] | null> {
  const end = ceilToSecond(now + dayMs);
  const known = new Map([[end, 0]]);
  const learn = async (times: readonly number[]) => {
    const wanted = [...new Set(times)].filter((time) => !known.has(time));
    const counts = await countSince(wanted);
    for (const [index, time] of wanted.entries()) known.set(time, counts[index] ?? 0);
  };
  await learn([beginning, ...between(beginning, end, probesInARound - 1)]);
  const total = known.get(beginning) ?? 0;
  const shares = Array.from({ length: parts - 1 }, (_, index) => (total * (parts - 1 - index)) / parts);
  for (let round = 2; round <= mostRounds; round += 1) {
    const open = shares
      .map((share) => bracketOf(known, share))
      .filter((bracket) => isOpen(bracket, total / parts));
    if (open.length === 0) break;
    const each = Math.floor(probesInARound / open.length);
    await learn(open.flatMap(({ from, to }) => between(from, to, each)));
  }
  const cuts = [...new Set(shares.map((share) => nearest(bracketOf(known, share))))]
    .filter((time) => time !== beginning && time !== end)
    .sort((one, other) => one - other);
  const longest = Math.max(largestPart(known, cuts, total), costWithoutTime * (users - total));
  return longest > largestShare * users ? null : cuts;
}

/** Two times that are counted, with the wanted count between theirs. */
interface Bracket {
  from: number;
  to: number;
  /** How far the count at each is from the wanted one. */
  fromIsOff: number;
  toIsOff: number;
}

function bracketOf(known: ReadonlyMap<number, number>, wanted: number): Bracket {
  let bracket: Bracket = { from: -Infinity, to: Infinity, fromIsOff: Infinity, toIsOff: Infinity };
  for (const [time, count] of known) {
    if (count >= wanted && time > bracket.from)
      bracket = { ...bracket, from: time, fromIsOff: count - wanted };
    if (count < wanted && time < bracket.to) bracket = { ...bracket, to: time, toIsOff: wanted - count };
  }
  return bracket;
}

function isOpen({ from, to, fromIsOff, toIsOff }: Bracket, partSize: number): boolean {
  return to - from > secondMs && Math.min(fromIsOff, toIsOff) > tolerance * partSize;
}

function nearest({ from, to, fromIsOff, toIsOff }: Bracket): number {
  return fromIsOff <= toIsOff ? from : to;
}

function between(from: number, to: number, probes: number): number[] {
  const step = (to - from) / (probes + 1);
  return Array.from({ length: probes }, (_, index) => ceilToSecond(from + step * (index + 1))).filter(
    (time) => time > from && time < to,
  );
}

function largestPart(known: ReadonlyMap<number, number>, cuts: readonly number[], total: number): number {
  const counts = [total, ...cuts.map((time) => known.get(time) ?? 0), 0];
  return Math.max(...counts.slice(1).map((count, index) => (counts[index] ?? 0) - count));
}

function ceilToSecond(milliseconds: number): number {
  return Math.ceil(milliseconds / secondMs) * secondMs;
}
