/** Handout §4, the client: request, blocks to disk, end of file, end of the program. */
import { bytes, client, peer, scenario, type Draw, type Scenario, type TestFile } from '../language/file.ts';
import { fileOf, multiples, tailed } from './files.ts';

export default function scenarios(draw: Draw): readonly Scenario[] {
  const files = tailed.map((row) => fileOf(draw, 'file/client', row));
  const exact = multiples.map((row) => fileOf(draw, 'file/client', row));
  const [shortest] = exact as [TestFile];
  const paused = fileOf(draw, 'file/client/silence', { sizeBytes: 4096, content: 'anyBytes', name: 'plain' });
  const empty = fileOf(draw, 'file/client', { sizeBytes: 0, content: 'anyBytes', name: 'plain' });
  const long = files.at(-2) as TestFile;
  const shorter: TestFile = { ...long, sizeBytes: 700, content: 'anyBytes', seed: long.seed + 1 };
  return [
    ...files.map((file) =>
      scenario(`file/client/request/${file.sizeBytes}`, {
        requirement: 'file.client.request',
        title: `The client asks for ${file.name}`,
        confirms: 'file/client/request/4097',
        steps: [client.starts(file), client.requests(file)],
      }),
    ),
    ...files.map((file) =>
      scenario(`file/client/content/${file.sizeBytes}`, {
        requirement: 'file.client.content',
        title: `A file of ${bytes(file.sizeBytes)} arrives unchanged`,
        confirms: 'file/client/content/1',
        steps: [client.starts(file), peer.sends(file), client.hasFile(file)],
      }),
    ),
    scenario('file/client/content/again', {
      requirement: 'file.client.content',
      title: 'A shorter file of the same name takes the place of the one before',
      steps: [
        client.starts(long),
        peer.sends(long),
        client.startsAgain(shorter),
        peer.sends(shorter),
        client.hasReplaced(long, shorter),
      ],
    }),
    ...exact.map((file) =>
      scenario(`file/client/exact/${file.sizeBytes}`, {
        requirement: 'file.client.exact',
        title: `A file of ${bytes(file.sizeBytes)} ends with an empty chunk`,
        confirms: 'file/client/exact/2048',
        steps: [
          client.starts(file),
          peer.sendsFullChunksOf(file),
          client.waitsForMore(),
          peer.sendsLastChunkOf(file),
          client.ends(),
          client.hasFile(file),
        ],
      }),
    ),
    scenario('file/client/exact/silence', {
      requirement: 'file.client.exact',
      title: 'Silence after a full chunk does not end the file',
      steps: [client.starts(paused), peer.sendsFullChunksOf(paused), client.takesNoSilenceForTheEnd()],
    }),
    scenario('file/client/empty/0', {
      requirement: 'file.client.empty',
      title: 'An empty file is a single empty chunk',
      steps: [client.starts(empty), peer.sends(empty), client.ends(), client.hasFile(empty)],
    }),
    ...files.slice(-2).map((file) =>
      scenario(`file/client/exit/${file.sizeBytes}`, {
        requirement: 'file.client.exit',
        title: `The client ends after the last of ${bytes(file.sizeBytes)}`,
        confirms: 'file/client/exit/2047',
        steps: [client.starts(file), peer.sends(file), client.exits()],
      }),
    ),
    ...files
      .filter((file) => file.sizeBytes % 2048 === 2047)
      .map((file) =>
        scenario(`file/client/exit/${file.sizeBytes}`, {
          requirement: 'file.client.exit',
          title: `The client ends after the last of ${bytes(file.sizeBytes)}`,
          confirms: 'file/client/exit/2047',
          steps: [client.starts(file), peer.sends(file), client.exitsAtLongTail()],
        }),
      ),
    scenario(`file/client/exit/${shortest.sizeBytes}`, {
      requirement: 'file.client.exit',
      title: 'The empty chunk after full ones ends the client without a crash',
      steps: [
        client.starts(shortest),
        peer.sendsFullChunksOf(shortest),
        peer.sendsLastChunkOf(shortest),
        client.exitsAtEmptyChunk('file.client.exact'),
      ],
    }),
    scenario('file/client/exit/0', {
      requirement: 'file.client.exit',
      title: 'The single chunk of an empty file ends the client without a crash',
      confirms: `file/client/exit/${shortest.sizeBytes}`,
      steps: [client.starts(empty), peer.sends(empty), client.exitsAtEmptyChunk('file.client.empty')],
    }),
  ];
}
