/** Pages that wait to be handled before no further one is asked for: more of them only fill memory. */
const MOST_WAITING = 4;

/**
 * Pages of several readers as they come. Of each reader one page at most is under way or waiting to be handled, and of all of
 * them few wait, so memory does not grow where the caller is slow. Leaving the loop early ends all of them.
 * @throws what a reader throws
 */
export async function* sideBySide<T>(
  readers: ReadonlyArray<AsyncGenerator<T, void, undefined>>,
  mostWaiting = MOST_WAITING,
): AsyncGenerator<T, void, undefined> {
  interface Turn {
    reader: AsyncGenerator<T, void, undefined>;
    result: IteratorResult<T, void>;
  }
  const pending = new Map<AsyncGenerator<T, void, undefined>, Promise<Turn>>();
  const idle = [...readers];
  let waiting = 0;
  const ask = (reader: AsyncGenerator<T, void, undefined>) => {
    const turn = reader.next().then((result) => {
      waiting += 1;
      return { reader, result };
    });
    // Where another reader fails first, nobody waits for this one any more.
    turn.catch(() => undefined);
    pending.set(reader, turn);
  };
  const askTheIdle = () => {
    for (let reader = idle[0]; reader !== undefined && waiting < mostWaiting; reader = idle[0]) {
      idle.shift();
      ask(reader);
    }
  };
  try {
    askTheIdle();
    while (pending.size > 0) {
      const { reader, result } = await Promise.race(pending.values());
      pending.delete(reader);
      waiting -= 1;
      // At the end of the line: a fast reader does not keep the others waiting.
      if (result.done !== true) idle.push(reader);
      askTheIdle();
      if (result.done !== true) yield result.value;
    }
  } finally {
    for (const reader of readers) reader.return().catch(() => undefined);
  }
}
