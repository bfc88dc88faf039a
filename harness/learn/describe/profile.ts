/**
 * A profile for people: commands, prompts, ports, and each message with sample values and marked
 * fields. Pure.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import type { AddValues } from '../../../reference/add/values.ts';
import { programIds } from '../../handout/programs.ts';
import type { DescribedMessage, DescribedProfile, DescribedProgram } from '../../profile/described-profile.ts';
import { markFields } from './marked-bytes.ts';
import type { Playability, Profile, ProgramProfile } from '../../profile/profile.ts';

export function describeProfile(profile: Profile): DescribedProfile {
  const programs = programIds.flatMap((id) => profile.programs[id] ?? []);
  return {
    programs: programs.map(describeProgram),
    messages: [...addMessages(profile), ...fileMessages(profile)],
    unknown: [
      ...new Set([profile.add, profile.file].flatMap(({ playable }) => Object.values(playable)).flatMap(reasonOf)),
    ],
  };
}

function reasonOf(playability: Playability): readonly string[] {
  return playability.is === 'full' ? [] : [playability.reason];
}

function describeProgram({
  id,
  cwd,
  ports,
  arguments: words,
  prompts = [],
  folders = [],
  proof,
}: ProgramProfile): DescribedProgram {
  const getsPort = words.some((word) => word.includes('{port}'));
  const [port] = ports;
  return {
    id,
    cwd,
    ...(getsPort || port === undefined || id.endsWith('server') ? {} : { port }),
    prompts,
    folders,
    ...(proof === undefined ? {} : { proof }),
  };
}

function addMessages({ add, programs }: Profile): readonly DescribedMessage[] {
  const client = add.ownNames.client ?? 'Ana';
  const server = add.ownNames.server ?? 'Rui';
  const request = { name: client, number: 42 };
  const reply = { name: server, number: 85, askedName: client, askedNumber: 42, sum: 127 };
  if (programs['add.client'] === undefined && programs['add.server'] === undefined) return [];
  return [
    describeMessage(
      `the request of ${JSON.stringify(client)} with the integer 42`,
      request,
      { own: add.clientRequest, peer: add.peerRequest },
      { learnedFrom: add.learnedFrom?.clientRequest, predicted: add.predicted?.clientRequest },
    ),
    describeMessage(
      `the reply of ${JSON.stringify(server)} with the integer 85`,
      reply,
      { own: add.serverReply, peer: add.peerReply },
      { learnedFrom: add.learnedFrom?.serverReply, predicted: add.predicted?.serverReply },
    ),
  ];
}

function describeMessage(
  title: string,
  values: AddValues,
  { own, peer }: { readonly own?: readonly Layout[] | undefined; readonly peer?: readonly Layout[] | undefined },
  {
    learnedFrom,
    predicted,
  }: { readonly learnedFrom: readonly number[] | undefined; readonly predicted: number | undefined },
): DescribedMessage {
  const layouts = own ?? peer;
  const datagrams = layouts && markFields(layouts, values);
  const isOwn = own !== undefined && learnedFrom !== undefined;
  return {
    title,
    ...(datagrams === undefined ? {} : { datagrams }),
    ...(isOwn ? { learnedFrom } : {}),
    ...(isOwn && predicted !== undefined ? { predicted } : {}),
  };
}

function fileMessages({ file, programs }: Profile): readonly DescribedMessage[] {
  if (programs['file.client'] === undefined && programs['file.server'] === undefined) return [];
  const datagrams = markFields([file.clientRequest ?? file.peerRequest], { name: 'notes.txt', number: 0 });
  return [{ title: 'the request for the file notes.txt', ...(datagrams === undefined ? {} : { datagrams }) }];
}
