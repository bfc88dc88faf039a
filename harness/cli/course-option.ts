/** `--course` of `grade` and `report`. */
export const courseOption = {
  string: true,
  requiresArg: true,
  describe: 'Give points with the rubric of this course file (default: 5 points for each requirement)',
} as const;
