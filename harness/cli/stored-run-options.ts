/** What `report` and `show` take in common. */
export const runPositional = {
  string: true,
  demandOption: true,
  describe: 'Folder that --out named, one run in it, or a results.json',
} as const;
