/**
 * What a promise was rejected with; fails the test where it was not rejected.
 */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (outcome === undefined) throw new Error('expected a failure, but the promise was fulfilled');
  return outcome;
}
