/** A step of the scenario in words. */
export interface NarratedStep {
  readonly text: string;
  readonly kind: 'action' | 'expectation';
  /** The action that it is, or after which it looks; -1 before any. */
  readonly action: number;
}
