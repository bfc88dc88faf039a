/** The keys of `dialect.add` in a frozen manifest. */
export const addKeys = ['clientRequest', 'serverReply', 'peerRequest', 'peerReply'] as const;
export const namesKey = 'names';
export const numbersKey = 'standingNumbers';
export const turnsKey = 'turns';
