/**
 * The folder for the results of datagrade's own builds, inside the working directory of the
 * program. It is hidden, so that no listing of files shows it.
 */
export const productFolder = '.datagrade-build';
