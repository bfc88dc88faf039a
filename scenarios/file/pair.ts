/** Handout §4, both halves: the submission's own client and server transfer files intact. */
import {
  bytes,
  client,
  server,
  pair,
  scenario,
  type ContentKind,
  type Draw,
  type Scenario,
  type TestFile,
} from '../language/file.ts';
import { fileOf } from './files.ts';

export default function scenarios(draw: Draw): readonly Scenario[] {
  const sized = (sizeBytes: number, content: ContentKind): TestFile =>
    fileOf(draw, 'file/pair', { sizeBytes, content, name: 'plain' });
  const rows = [
    { file: sized(7000, 'anyBytes'), end: 'file.client.exit' },
    { file: sized(4096, 'awkwardText'), end: 'file.client.exact' },
    { file: sized(0, 'anyBytes'), end: 'file.client.empty' },
  ] as const;
  return rows.map(({ file, end }) =>
    scenario(`file/pair/transfer/${file.sizeBytes}`, {
      requirement: 'file.pair',
      title: `Own client and own server transfer ${bytes(file.sizeBytes)}`,
      confirms: 'file/pair/transfer/7000',
      steps: [
        server.starts(file),
        client.starts(file),
        pair.exchangesDatagrams(),
        client.hasFile(file),
        client.endsUnlessCharged(end),
      ],
    }),
  );
}
