/**
 * A priority queue: the cheapest item first, and among equal ones the oldest. Costs are multiples
 * of a half, so that a bucket for each cost replaces a heap; adding and taking cost constant time.
 */
export class CheapestFirst<T extends { readonly cost: number }> {
  readonly #buckets: T[][] = [];
  readonly #taken: number[] = [];
  #lowest = 0;

  add(item: T): void {
    const at = Math.max(0, Math.round(item.cost * 2));
    while (this.#buckets.length <= at) {
      this.#buckets.push([]);
      this.#taken.push(0);
    }
    this.#buckets[at]?.push(item);
    this.#lowest = Math.min(this.#lowest, at);
  }

  take(): T | undefined {
    for (; this.#lowest < this.#buckets.length; this.#lowest += 1) {
      const taken = this.#taken[this.#lowest] as number;
      const item = this.#buckets[this.#lowest]?.[taken];
      if (item === undefined) continue;
      this.#taken[this.#lowest] = taken + 1;
      return item;
    }
    return undefined;
  }
}
