/** Handout §4, both halves: the submission's own client and server transfer files intact. */
import { bytes, fetcher as client, fileServing as server, scenario, type Draw, type Scenario } from '../../harness/scenario/index.ts';
import { fileOf } from './files.ts';

export default function scenarios(draw: Draw): readonly Scenario[] {
  const files = [
    fileOf(draw, 'file/pair', 7000, 'anyBytes'),
    fileOf(draw, 'file/pair', 4096, 'awkwardText'),
    fileOf(draw, 'file/pair', 0, 'anyBytes'),
  ];
  return files.map((file) =>
    scenario(`file/pair/transfer/${file.sizeBytes}`, {
      requirement: 'file.pair',
      title: `Own client and own server transfer ${bytes(file.sizeBytes)}`,
      steps: [server.starts(file), client.starts(file), client.hasFile(file)],
    }),
  );
}
