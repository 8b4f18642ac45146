/** Waits that a stop ends at once. */
export class Pause {
  private readonly waiting = new Set<() => void>();
  private ended = false;

  wait(milliseconds: number): Promise<void> {
    if (milliseconds <= 0 || this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.waiting.add(done);
    });
  }

  end(): void {
    this.ended = true;
    for (const done of this.waiting) done();
  }
}
