/** A step of the scenario in words. */
export interface NarratedStep {
  readonly text: string;
  readonly kind: 'action' | 'expectation';
  /**
   * The position of the action, or of the action after which an expectation is judged; -1 before
   * any action.
   */
  readonly action: number;
}
