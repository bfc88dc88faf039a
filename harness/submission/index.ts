/** From a folder that a student handed in to programs that can be started. */
export { copyTree, type CopyReport } from './copy-tree.ts';
export { findSubmission } from './find-submission.ts';
export { literalPorts } from './literal-ports.ts';
export { manifestSchema, type Manifest, type ProgramManifest } from './manifest/schema.ts';
export { prepareSubmission, type PrepareOptions } from './prepare-submission.ts';
export { assignmentOf, programIds, roleOf } from './program.ts';
export type { Assignment, BuildPlan, Language, Program, ProgramId, Role } from './program.ts';
export type { Prepared, PreparedSubmission, Submission } from './submission.ts';
export { SubmissionError, type SubmissionErrorCode } from './submission-error.ts';
