/** Holds up to `capacity` units and regains them evenly over time. */
export class TokenBucket {
  private level: number;
  private filledAt: number | null = null;

  constructor(
    readonly capacity: number,
    /** Milliseconds from empty to full. */
    private readonly window: number,
  ) {
    this.level = capacity;
  }

  /** Takes the cost where it is there; answers whether it was. */
  take(cost: number, now: number): boolean {
    this.refill(now);
    if (this.level < cost) return false;
    this.level -= cost;
    return true;
  }

  /** Whole seconds until the cost is there, at least 1. */
  secondsUntil(cost: number, now: number): number {
    this.refill(now);
    const missing = cost - this.level;
    return Math.max(1, Math.ceil((missing * this.window) / this.capacity / 1000));
  }

  /** Share of the capacity that is taken, 0 to 1. */
  used(now: number): number {
    this.refill(now);
    return 1 - this.level / this.capacity;
  }

  private refill(now: number): void {
    const elapsed = Math.max(0, now - (this.filledAt ?? now));
    this.level = Math.min(this.capacity, this.level + (elapsed * this.capacity) / this.window);
    this.filledAt = now;
  }
}
