/**
 * Pages of several readers as they come. Of each reader one page at most is waiting to be handled, so memory does not grow
 * where the caller is slow. Leaving the loop early ends all of them.
 * @throws what a reader throws
 */
export async function* sideBySide<T>(
  readers: ReadonlyArray<AsyncGenerator<T, void, undefined>>,
): AsyncGenerator<T, void, undefined> {
  interface Turn {
    reader: AsyncGenerator<T, void, undefined>;
    result: IteratorResult<T, void>;
  }
  const pending = new Map<AsyncGenerator<T, void, undefined>, Promise<Turn>>();
  const ask = (reader: AsyncGenerator<T, void, undefined>) => {
    const turn = reader.next().then((result) => ({ reader, result }));
    // Where another reader fails first, nobody waits for this one any more.
    turn.catch(() => undefined);
    pending.set(reader, turn);
  };
  try {
    for (const reader of readers) ask(reader);
    while (pending.size > 0) {
      const { reader, result } = await Promise.race(pending.values());
      // Asked again it goes to the end of the line: a fast reader does not keep the others waiting.
      pending.delete(reader);
      if (result.done === true) continue;
      ask(reader);
      yield result.value;
    }
  } finally {
    for (const reader of readers) reader.return().catch(() => undefined);
  }
}
