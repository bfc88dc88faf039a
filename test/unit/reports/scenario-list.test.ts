import { describe, expect, it } from 'vitest';
import { renderScenarioList } from '../../../reports/scenario-list.ts';
import type { ListedScenario } from '../../../reports/scenario-list.ts';
import { createStyle } from '../../../reports/terminal/style.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });

const scenarios: ListedScenario[] = [
  {
    id: 'file/client/exact/2048',
    requirement: 'file.client.exact',
    title: 'A file of one chunk ends with an empty datagram',
  },
  {
    id: 'file/client/exact/4096',
    requirement: 'file.client.exact',
    title: 'A file of two chunks ends with an empty datagram',
  },
  {
    id: 'add/server/shutdown/101',
    requirement: 'add.server.shutdown',
    title: 'An integer above 100 shuts the server down',
  },
  {
    id: 'robustness/file/server/unknown-file',
    requirement: 'file.server.content',
    title: 'A file that does not exist',
    advisory: true,
  },
];

describe('the list of scenarios', () => {
  it('groups them by requirement, in the order of the handout', () => {
    expect(`\n${renderScenarioList(scenarios, plain)}`).toMatchInlineSnapshot(`
      "
      ────────────────────────────────────────────────────────────────────────────────
      add.server.shutdown                    an out-of-range integer ends the server  
        add/server/shutdown/101              An integer above 100 shuts the server    
                                             down                                     
      ────────────────────────────────────────────────────────────────────────────────
      file.client.exact                      client receives exact multiples of 2048  
        file/client/exact/2048               A file of one chunk ends with an empty   
                                             datagram                                 
        file/client/exact/4096               A file of two chunks ends with an empty  
                                             datagram                                 
      ────────────────────────────────────────────────────────────────────────────────
      file.server.content                    server sends the file unchanged          
        robustness/file/server/unknown-file  A file that does not exist (advisory)    
      ────────────────────────────────────────────────────────────────────────────────
      4 scenarios. 1 of them is advisory: beyond the handout, reported but not graded.
      To try only some: datagrade check FOLDER --only file/client (an id, or the
      beginning of ids).
      "
    `);
  });

  it('says when nothing is meant', () => {
    expect(renderScenarioList([], plain)).toBe('No scenario matches.\n');
  });
});
