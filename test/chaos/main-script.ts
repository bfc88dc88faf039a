/** The compiled command that the adversary disturbs. */
import { fileURLToPath } from 'node:url';

export const mainScript = fileURLToPath(new URL('../../harness/cli/main.js', import.meta.url));
