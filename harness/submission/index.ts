/** From a folder that a student handed in to programs that can be started. */
export { copyTree } from './copy-tree.ts';
export { openCopies, type WorkingCopies } from './working-copies.ts';
export { findSubmission } from './find-submission.ts';
export { literalAddresses } from './literal-addresses.ts';
export { literalFolders } from './literal-folders.ts';
export { literalPorts } from './literal-ports.ts';
export { manifestSchema, type Manifest, type ProgramManifest } from './manifest/schema.ts';
export { prepareSubmission } from './prepare-submission.ts';
export type { Prepared, PreparedSubmission, Submission } from './submission.ts';
export { SubmissionError } from './submission-error.ts';
