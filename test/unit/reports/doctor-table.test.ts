import { describe, expect, it } from 'vitest';
import { renderDoctor, type Examined } from '../../../reports/doctor-table.ts';
import { createStyle } from '../../../reports/terminal/style.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });

const node: Examined = { name: 'Node', state: 'there', found: 'version 20.19.0 on linux x64' };
const jail: Examined = {
  name: 'a jail for each program',
  state: 'missing',
  found: 'the command bwrap is missing',
  cost: 'a program reads and writes what you can',
  remedy: 'apt-get install bubblewrap',
};

describe('what a machine has for grading', () => {
  it('stands in groups, with what a lack costs and how to end it', () => {
    const groups = [
      { title: 'Needed', items: [node] },
      { title: 'Isolation', items: [jail] },
    ];
    expect(`\n${renderDoctor(groups, plain)}`).toMatchInlineSnapshot(`
      "
      ────────────────────────────────────────────────────────────────────────────────
         Needed                                                                       
      ✓  Node                     version 20.19.0 on linux x64                        
      ────────────────────────────────────────────────────────────────────────────────
         Isolation                                                                    
      -  a jail for each program  the command bwrap is missing                        
                                  Without it: a program reads and writes what you can.
                                  To get it: apt-get install bubblewrap               
      ────────────────────────────────────────────────────────────────────────────────
      Grading works. 1 item is missing; you need only those that your class uses.
      "
    `);
  });

  it('says that nothing is missing, or that nothing can be graded', () => {
    expect(renderDoctor([{ title: 'Needed', items: [node] }], plain)).toContain('Nothing is missing');
    const fatal = renderDoctor([{ title: 'Needed', items: [{ ...node, state: 'fatal' }] }], plain);
    expect(fatal).toContain('Nothing can be graded on this machine: Node.');
  });
});
