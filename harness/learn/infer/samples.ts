/**
 * What one run of a program shows about a message.
 */
export interface RequestSample {
  readonly number: number;
  readonly payloads: readonly Uint8Array[];
  /** What the client displayed, most likely also its own name. */
  readonly screen: string;
}

export interface ReplySample {
  readonly askedNumber: number;
  readonly askedName: string;
  readonly payloads: readonly Uint8Array[];
  /** Everything that the server displayed, for all of its clients. */
  readonly screen: string;
}
