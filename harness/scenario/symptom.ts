/**
 * The kinds of mistake that a violation can show. Each is the key of a hint, in the table of the
 * program that shows it.
 *
 * They are beside {@link Violation}, because imports point down only. The same name in two programs
 * is the same observation; what most likely causes it, and what to try, may differ.
 */

/** Of any program: how it starts, ends and crashes. */
export type ProgramSymptom =
  | 'program-missing'
  | 'does-not-compile'
  | 'syntax-error'
  | 'module-missing'
  | 'needs-arguments'
  | 'limit-memory'
  | 'limit-disk'
  | 'limit-tasks'
  | 'limit-output'
  | 'limit-datagrams'
  | 'connection-refused'
  | 'waits-for-keyboard'
  | 'computes-without-end'
  | 'process-left'
  | 'ended-by-signal'
  | 'port-taken'
  | 'decodes-binary'
  | 'file-not-found'
  | 'message-not-parsed'
  | 'uncaught-error'
  /** A step could not be performed, for no reason that has a name. */
  | 'cannot-continue';

/** Of the clients of both assignments. */
export type ClientSymptom =
  | 'nothing-sent'
  | 'receives-first'
  | 'ends-unsent'
  | 'sent-elsewhere'
  | 'waits-for-datagram'
  | 'does-not-end'
  | 'exit-status';

/** Of the servers of both assignments. */
export type ServerSymptom = 'no-udp-port' | 'sent-elsewhere';

/** Of both programs that add two numbers. */
type AddingSymptom =
  | 'no-name-sent'
  | 'byte-order'
  | 'sum-concatenated'
  | 'sum-off-by-one'
  | 'no-sum'
  | 'missing-on-screen'
  | 'displays-on-standard-error';

export type AddClientSymptom =
  ProgramSymptom | ClientSymptom | AddingSymptom | 'ignores-keyboard' | 'bound-refused' | 'wrong-number-sent';

/**
 * An integer out of range did not end the server. Which ones did not is known when all of them were
 * tried.
 */
export type ShutdownSymptom =
  | 'no-shutdown'
  | 'no-shutdown-below-range'
  | 'no-shutdown-above-range'
  | 'no-shutdown-at-zero'
  | 'no-shutdown-at-negative'
  | 'no-shutdown-at-101'
  | 'no-shutdown-at-1000';

export type AddServerSymptom =
  | ProgramSymptom
  | ServerSymptom
  | AddingSymptom
  | ShutdownSymptom
  | 'no-number-sent'
  | 'number-sent-back'
  | 'name-sent-back'
  | 'number-out-of-range'
  | 'no-reply'
  | 'answers-first-client-only'
  | 'keeps-earlier-client'
  | 'long-name'
  | 'ends-in-silence'
  | 'serves-once'
  | 'lives-on-without-socket'
  | 'crash-instead-of-shutdown'
  | 'port-held';

/** What became of the content of a file. */
export type DamageSymptom =
  | 'content-empty'
  | 'last-chunk-missing'
  | 'chunk-missing'
  | 'beginning-missing'
  | 'chunk-repeated'
  | 'last-chunk-everywhere'
  | 'chunks-out-of-order'
  | 'cut-at-nul'
  | 'cut-at-ff'
  | 'ends-stripped'
  | 'line-ends-added'
  | 'line-ends-removed'
  | 'line-ends-changed'
  | 'decoded-as-text'
  | 'header-before-chunks'
  | 'sent-before-content'
  | 'chunks-cut-short'
  | 'cut-short'
  | 'too-long'
  | 'content-differs';

/** What a client's disk may hold instead of the file. */
type StoredSymptom = DamageSymptom | 'no-file' | 'content-in-pieces';

export type FileClientSymptom =
  | ProgramSymptom
  | ClientSymptom
  | StoredSymptom
  | 'wrong-file-name'
  /** A second download of the same name: what became of the first file. */
  | 'appended'
  | 'not-truncated'
  | 'stops-early'
  | 'timeout-as-end'
  | 'empty-chunk-not-the-end';

export type FileServerSymptom =
  | ProgramSymptom
  | ServerSymptom
  | DamageSymptom
  | 'no-chunk'
  /** A file that a fresh server sends as it is, after other files. */
  | 'wrong-after-others'
  | 'nothing-for-empty-file'
  | 'chunk-size'
  | 'no-short-chunk'
  | 'no-empty-datagram'
  | 'extra-empty-datagram';

export type AddPairSymptom =
  | ProgramSymptom
  | 'no-udp-port'
  | 'pair-no-exchange'
  | 'pair-no-sum'
  | 'pair-sums-differ'
  | 'byte-order'
  | 'read-as-octal';
export type FilePairSymptom = ProgramSymptom | 'no-udp-port' | StoredSymptom | 'pair-no-exchange' | 'pair-not-ended';

export type Symptom =
  AddClientSymptom | AddServerSymptom | FileClientSymptom | FileServerSymptom | AddPairSymptom | FilePairSymptom;
