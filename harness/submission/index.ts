/**
 * From a folder that a student submitted to programs that can be started.
 */
export { copyTree } from './copy-tree.ts';
export { openCopies, type WorkingCopies } from './working-copies.ts';
export { listClass, stemOfArchive, type ClassEntry, type IgnoredEntry } from './intake/class/list-class.ts';
export { looksLikeArchive } from './intake/archive/kind.ts';
export { holdsNothing, stageEntry } from './intake/class/stage-entry.ts';
export { findSubmission } from './find-submission.ts';
export { literalAddresses } from './literals/addresses.ts';
export { literalArguments } from './literals/arguments.ts';
export type { ArgumentsRead } from './literals/arguments-in-text.ts';
export { literalFolders } from './literals/folders.ts';
export { literalForeignFolders } from './literals/foreign-folders.ts';
export { literalPorts } from './literals/ports.ts';
export { manifestSchema, type Manifest, type ProgramManifest } from './manifest/schema.ts';
export { prepareSubmission } from './prepare-submission.ts';
export type { Prepared, PreparedSubmission, Submission } from './submission.ts';
export { SubmissionError } from './error.ts';
