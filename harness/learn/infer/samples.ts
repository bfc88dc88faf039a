/**
 * What was observed of a message, as often as a program was run.
 */
export interface RequestSample {
  readonly number: number;
  readonly payloads: readonly Uint8Array[];
  /** What the client displayed: its own name stands there, too. */
  readonly screen: string;
}

export interface ReplySample {
  readonly askedNumber: number;
  readonly askedName: string;
  readonly payloads: readonly Uint8Array[];
  /** What the server displayed in all. */
  readonly screen: string;
}
