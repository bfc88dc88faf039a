/** How something that was given to a run can end, in the order in which people read it. */
export const accountStates = ['graded', 'nothing handed in', 'unreadable', 'need a person', 'ignored'] as const;
export type AccountState = (typeof accountStates)[number];
