/** One entry of an archive, as the readers of all formats hand it on. */
export interface ArchiveEntry {
  /** As it is stored, decoded, and not yet checked. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'device';
  readonly isExecutable: boolean;
  /** @throws SubmissionError if it is damaged, encrypted or too large */
  readonly content: () => Promise<Buffer>;
}

/** Is called for one entry after the other. What it throws ends the reading. */
export type VisitEntry = (entry: ArchiveEntry) => Promise<void>;
