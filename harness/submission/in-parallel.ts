/**
 * Performs work for each item, at most `width` items at a time.
 *
 * After the first failure no further item begins. The failure is thrown when all items that had
 * begun have ended.
 */
export async function inParallel<T>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      if (failed) return;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: width }, worker));
  const fault = results.find((each) => each.status === 'rejected');
  if (fault !== undefined) throw fault.reason;
}
