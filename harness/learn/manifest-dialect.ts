/**
 * What a manifest says of how messages are written: it overrides what was learned.
 */
import { dialectNames, dialects, isDialectName } from '../../reference/add/dialect.ts';
import { parseFileRequest } from '../../reference/file/message.ts';
import { SubmissionError, type Manifest } from '../submission/index.ts';
import type { Profile } from './profile.ts';

/** @throws SubmissionError for a dialect that there is not, or a template without `{name}` */
export function withManifest(profile: Profile, manifest: Manifest | undefined): Profile {
  const { add, file } = manifest?.dialect ?? {};
  return {
    ...profile,
    ...(add === undefined ? {} : { add: { ...profile.add, ...addDialect(add), unsupported: {} } }),
    ...(file === undefined ? {} : { file: { ...profile.file, peerRequest: fileRequest(file) } }),
  };
}

function addDialect(named: unknown): Partial<Profile['add']> {
  if (typeof named !== 'string' || !isDialectName(named))
    throw new SubmissionError(
      'manifest.invalid',
      `dialect.add in the manifest is ${JSON.stringify(named)}; there are ${dialectNames.join(', ')}`,
    );
  const { request, reply } = dialects[named];
  return { clientRequest: request, peerRequest: request, serverReply: reply, peerReply: reply };
}

function fileRequest(template: unknown): Profile['file']['peerRequest'] {
  if (typeof template !== 'string' || template.split('{name}').length !== 2)
    throw new SubmissionError(
      'manifest.invalid',
      `dialect.file in the manifest is ${JSON.stringify(template)}; expected a text with {name} once, such as "GET {name}"`,
    );
  return parseFileRequest(template);
}
