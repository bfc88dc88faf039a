/**
 * Parts of the sentences that tell a person why something could not be learned, and what to do.
 */

/** The end of each such sentence. */
export const manifestAdvice =
  '; "datagrade profile --freeze" writes a datagrade.yaml in which a person can describe the messages';

/** Why the messages of a pair are unknown, as a part of a sentence. */
export const trafficNotCaptured = 'their messages cannot be seen in this run, which captures no datagrams';
