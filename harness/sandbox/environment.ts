/**
 * The environment that a subject sees: small, fixed, and the same on every machine. No secret of the caller's reaches it.
 */

/** Name of the variable that marks every process of a subject, so that none can hide from the end of its scenario. */
export const markVariable = 'DATAGRADE_SUBJECT';

/** @param mark absent for what only starts a subject */
export function subjectEnvironment(home: string, mark?: string): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    TERM: 'dumb',
    NO_COLOR: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...(mark === undefined ? {} : { [markVariable]: mark }),
  };
}
