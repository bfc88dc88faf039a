/** The `course.yaml` that `datagrade init course` writes: every key with its meaning, and the points of the standard rubric. */
export const courseTemplate = `# How this course grades. See docs/course.md, and try it without running any program:
#   datagrade report results --course course.yaml

# Appears in results.json, beside the hash of the rubric.
name: My course

# Points of each requirement. "datagrade list" shows the requirements.
# The points of a group are shared among its requirements that have no line of their own.
rubric:
  add.client: 20
  add.server: 25
  add.pair: 5
  file.client: 25
  file.server: 20
  file.pair: 5
  # One requirement with points of its own: the others of its group share the points of the group.
  # add.server.shutdown: 8
  # Left out:
  # file.client.exit: 0
  # Shown, but not counted:
  # add.client.exit: advisory

# From points to a mark. Rounding is half-up, half-even, up or down.
# scale:
#   of: 20
#   decimals: 1
#   rounding: half-up

# Headings of the roster (--roster) that datagrade does not recognise. "none" for a column that the roster does not have.
# roster:
#   columns:
#     id: Student code
#     name: Full name
#     group: none
`;
