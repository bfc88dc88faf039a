/** Handout §4, the server: the file, in chunks of 2048 bytes, ended by a shorter one. */
import { bytes, server, peer, scenario, type Draw, type Scenario, type TestFile } from '../language/file.ts';
import { fileOf, multiples, tailed } from './files.ts';

export default function scenarios(draw: Draw): readonly Scenario[] {
  const files = tailed.map((row) => fileOf(draw, 'file/server', row));
  const exact = multiples.map((row) => fileOf(draw, 'file/server', row));
  const empty = fileOf(draw, 'file/server', { sizeBytes: 0, content: 'anyBytes', name: 'plain' });
  const twice = files[1] as TestFile;
  // All of them are there from the start, so that one server can be asked for one after another.
  const starts = server.starts(...files, ...exact, empty);
  return [
    ...files.map((file) =>
      scenario(`file/server/content/${file.sizeBytes}`, {
        requirement: 'file.server.content',
        title: `A file of ${bytes(file.sizeBytes)} is sent unchanged`,
        confirms: 'file/server/content/70000',
        steps: [starts, peer.requests(file), server.sendsContent(file)],
      }),
    ),
    scenario('file/server/content/again', {
      requirement: 'file.server.content',
      title: 'A file that was sent before is sent unchanged again',
      steps: [starts, peer.requestsAgain(twice), server.sendsContent(twice)],
    }),
    ...files.map((file) =>
      scenario(`file/server/chunks/${file.sizeBytes}`, {
        requirement: 'file.server.chunks',
        title: `A file of ${bytes(file.sizeBytes)} comes in chunks of 2048`,
        confirms: 'file/server/chunks/1',
        steps: [starts, peer.requests(file), server.sendsChunks(file)],
      }),
    ),
    ...exact.map((file) =>
      scenario(`file/server/exact/${file.sizeBytes}`, {
        requirement: 'file.server.exact',
        title: `A file of ${bytes(file.sizeBytes)} ends with an empty chunk`,
        confirms: 'file/server/exact/2048',
        steps: [starts, peer.requests(file), server.endsWithEmptyChunk(file)],
      }),
    ),
    scenario('file/server/empty/0', {
      requirement: 'file.server.empty',
      title: 'An empty file is a single empty chunk',
      steps: [starts, peer.requests(empty), server.endsWithEmptyChunk(empty)],
    }),
  ];
}
