/** Where our own builds put what they make, in the folder in which the program runs. Hidden, so that no listing of files shows it. */
export const productFolder = '.datagrade-build';
