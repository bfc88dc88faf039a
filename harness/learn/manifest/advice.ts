/** The end of every sentence on what could not be learned: what a person can do about it. */
export const howToSettle = '; "datagrade profile --freeze" writes a datagrade.yaml to fill in';

/** Why what two halves say to each other is not known, as a part of a sentence. */
export const notCaptured = 'what they say to each other cannot be seen in this run, which captures no datagrams';
