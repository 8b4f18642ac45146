import type { ServerResponse } from 'node:http';

/** What went over the wire since it was last emptied; in two numbers, however long the emulator runs. */
export class Traffic {
  #requests = 0;
  #bytes = 0;

  /** Counts a request, and what is sent in answer until the response is over: head, body and framing. */
  count(response: ServerResponse): void {
    this.#requests += 1;
    const { socket } = response;
    if (socket === null) return;
    const before = socket.bytesWritten;
    response.once('close', () => {
      this.#bytes += socket.bytesWritten - before;
    });
  }

  /** `bytes`: sent, of answers that are over. A batch is one request. */
  totals(): { requests: number; bytes: number } {
    return { requests: this.#requests, bytes: this.#bytes };
  }

  clear(): void {
    this.#requests = 0;
    this.#bytes = 0;
  }
}
