/** The end of every sentence on what could not be learned: what a person can do about it. */
export const howToSettle = '; "datagrade profile --freeze" writes a datagrade.yaml to fill in';
