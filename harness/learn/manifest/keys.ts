/**
 * The keys of `dialect.add` in a frozen manifest. They are public: manifests of other versions have
 * them.
 */
export const addKeys = ['clientRequest', 'serverReply', 'peerRequest', 'peerReply'] as const;
export const namesKey = 'names';
export const numbersKey = 'standingNumbers';
export const sequenceKey = 'turns';
