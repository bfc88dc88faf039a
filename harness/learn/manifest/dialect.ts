/**
 * The dialect that a manifest gives. It overrides what was learned.
 *
 * A person writes the name of a dialect, or a template; `datagrade profile --freeze` writes
 * layouts.
 */
import { dialectNames, dialects, isDialectName, type Layout } from '../../../reference/add/dialect.ts';
import { decodeFound, encode } from '../../../reference/add/message.ts';
import { parseFileRequest } from '../../../reference/file/message.ts';
import { SubmissionError, type Manifest } from '../../submission/index.ts';
import { addKeys, namesKey, numbersKey, sequenceKey } from './keys.ts';
import type { TransferProtocol } from '../../profile/control-message.ts';
import type { SequencedMessage } from '../../profile/message-sequence.ts';
import { fullyPlayable, type AddProfile, type FileProfile, type Profile } from '../../profile/profile.ts';

/**
 * @throws SubmissionError `manifest.invalid` for an unknown dialect, a template without `{name}`,
 * or a wrong layout
 */
export function withManifest(profile: Profile, manifest: Manifest | undefined): Profile {
  const { add, file } = manifest?.dialect ?? {};
  return {
    ...profile,
    ...(add === undefined ? {} : { add: { ...profile.add, ...addDialect(add), playable: fullyPlayable } }),
    ...(file === undefined ? {} : { file: { ...profile.file, ...fileDialect(file), playable: fullyPlayable } }),
  };
}

function addDialect(dialect: unknown): Partial<AddProfile> {
  if (isRecord(dialect)) return frozenAdd(dialect);
  if (typeof dialect !== 'string' || !isDialectName(dialect))
    throw invalid('add', dialect, `the known dialects are ${dialectNames.join(', ')}`);
  const { request, reply } = dialects[dialect];
  return { clientRequest: request, peerRequest: request, serverReply: reply, peerReply: reply };
}

function fileDialect(dialect: unknown): Pick<FileProfile, 'peerRequest' | 'protocol'> {
  if (!isRecord(dialect)) return { peerRequest: fileRequest(dialect) };
  const { request, exchange } = dialect;
  return {
    peerRequest: layoutsOf('file', [request])[0] as Layout,
    ...(exchange === undefined ? {} : { protocol: protocolIn(exchange) }),
  };
}

/** Only the layouts of control messages are checked. Their counters are used as they are. */
function protocolIn(value: unknown): TransferProtocol {
  const parts = isRecord(value) ? [value['opening'], value['toChunk'], value['toLastChunk']] : [];
  const messages = parts.flatMap((part) => (Array.isArray(part) ? (part as readonly unknown[]) : [undefined]));
  if (parts.length !== 3 || !messages.every(isRecord))
    throw invalid('file', value, 'expected an exchange as datagrade profile --freeze writes it');
  for (const { layout } of messages) layoutsOf('file', [layout]);
  return value as TransferProtocol;
}

function fileRequest(template: unknown): Layout {
  if (typeof template !== 'string' || template.split('{name}').length !== 2)
    throw invalid('file', template, 'expected a text with {name} once, such as "GET {name}"');
  return parseFileRequest(template);
}

function frozenAdd(frozen: Readonly<Record<string, unknown>>): Partial<AddProfile> {
  const known: readonly string[] = [...addKeys, sequenceKey, namesKey, numbersKey];
  const stranger = Object.keys(frozen).find((key) => !known.includes(key));
  if (stranger !== undefined) throw invalid('add', stranger, `the known keys are ${known.join(', ')}`);
  const layouts = addKeys.flatMap((key) => (frozen[key] === undefined ? [] : [[key, layoutsOf('add', frozen[key])]]));
  return {
    ...(Object.fromEntries(layouts) as Partial<AddProfile>),
    ...(frozen[sequenceKey] === undefined ? {} : { sequence: sequenceIn(frozen[sequenceKey]) }),
    ownNames: namesIn(frozen[namesKey]),
    constantNumbers: numbersIn(frozen[numbersKey]),
  };
}

function sequenceIn(value: unknown): readonly SequencedMessage[] {
  const sequence: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  const isMessage = (message: unknown): boolean =>
    isRecord(message) &&
    (message['by'] === 'client' || message['by'] === 'server') &&
    isIndex(message['socket']) &&
    (message['port'] === 'sender' || isIndex(message['port']));
  if (!sequence.every(isMessage))
    throw invalid('add', value, 'expected turns as datagrade profile --freeze writes them');
  return sequence as readonly SequencedMessage[];
}

/** The index of a socket, or the distance of a port from the lowest one. */
function isIndex(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 65_536;
}

function namesIn(value: unknown): AddProfile['ownNames'] {
  if (value === undefined) return {};
  const entries = isRecord(value) ? Object.entries(value) : [];
  const isNames = entries.every(([role, name]) => ['client', 'server'].includes(role) && typeof name === 'string');
  if (!isRecord(value) || !isNames) throw invalid('add', value, 'expected names as {client: …, server: …}');
  return value;
}

function numbersIn(value: unknown): readonly number[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((each) => Number.isSafeInteger(each)))
    throw invalid('add', value, 'expected a list of whole numbers');
  return value as number[];
}

/** A layout is one if it writes sample values and reads them back. */
function layoutsOf(dialect: 'add' | 'file', value: unknown): readonly Layout[] {
  const layouts = (Array.isArray(value) ? value : [undefined]) as readonly Layout[];
  try {
    const sample = { name: 'Ana', number: 42, askedName: 'Rui', askedNumber: 7, sum: 49 };
    if (layouts.every(isRecord) && decodeFound(layouts, encode(layouts, sample)) !== undefined) return layouts;
  } catch {
    // A value that `encode` cannot use is not a layout.
  }
  throw invalid(dialect, value, 'expected layouts as datagrade profile --freeze writes them');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(dialect: 'add' | 'file', value: unknown, expected: string): SubmissionError {
  const shown = JSON.stringify(value) ?? 'nothing';
  return new SubmissionError(
    'manifest.invalid',
    `dialect.${dialect} in the manifest is ${shown.slice(0, 200)}; ${expected}`,
  );
}
