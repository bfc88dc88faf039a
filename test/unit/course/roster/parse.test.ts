/** Rosters as courses and learning platforms write them, and rosters that cannot be used. */
import { describe, expect, it } from 'vitest';
import { parseRoster } from '../../../../harness/course/roster/read/parse.ts';
import { nameOfRow, type RosterColumns } from '../../../../harness/course/roster/roster.ts';

const read = (text: string, columns?: RosterColumns): ReturnType<typeof parseRoster>['rows'] =>
  parseRoster(Buffer.from(text), columns).rows;

describe('a roster', () => {
  it.each([
    ['English', 'student id,full name,e-mail,team\nup1,Ana Sá,a@x,G1\n'],
    ['Portuguese', 'N.º estudante;Nome completo;Endereço de e-mail;Grupo\nup1;Ana Sá;a@x;G1\n'],
    ['Excel with its own first line', 'sep=;\r\nNº mec.;Aluno;E-mail;Equipa\r\nup1;Ana Sá;a@x;G1\r\n'],
    ['tabs and lines as on an old Mac', 'ID\tName\tE-MAIL\tGROUP\rup1\tAna Sá\ta@x\tG1\r'],
  ])('is recognised by its headings: %s', (_, text) => {
    const [row] = read(text);
    expect(row).toMatchObject({ ids: ['up1'], names: ['Ana Sá'], email: 'a@x', group: 'G1' });
  });

  it('joins given name and surname, in both orders', () => {
    const [row] = read('numero;nome;apelido\n1;Ana;Sá\n');
    expect(row?.names).toEqual(['Ana Sá', 'Sá Ana']);
  });

  it('is read with the headings of the course', () => {
    const text = 'codex,who,class,group\nup1,Ana,7,TP1\n';
    const [row] = read(text, { id: 'CODEX', name: 'who', group: false });
    expect(row).toMatchObject({ ids: ['up1'], names: ['Ana'], group: '' });
    expect(() => read(text, { id: 'number' })).toThrow('line 1 has no heading "number", which the course names');
  });

  it('keeps a cell that looks like a formula as it is', () => {
    const [row] = read('id,name\n=1+1,"=HYPERLINK(""x"",""y"")"\n');
    expect(row?.ids).toEqual(['=1+1']);
    expect(row?.names[0]).toBe('=HYPERLINK("x","y")');
  });

  it('may leave the last cells without text, and lines without any', () => {
    expect(read('id,name\n\n;\n'.replace(';', ',') + 'up1,Ana,,\n\n').map(({ line }) => line)).toEqual([4]);
  });

  it('ignores a row that says the same again', () => {
    const rows = read('id,name,section\nup1,Ana,A\nup1,Ana,B\n');
    expect(rows.map(({ ignored }) => ignored)).toEqual([undefined, 'it repeats line 2']);
  });

  it('is read as Windows-1252 if it is not UTF-8, and says so', () => {
    const text = Buffer.concat([Buffer.from('id,name\nup1,'), Buffer.from([0x8a, 0xe9, 0x80])]);
    const { rows, notes } = parseRoster(text);
    expect(rows[0]?.names).toEqual(['Šé€']);
    expect(notes).toEqual([expect.stringContaining('line 2 is not UTF-8, so the roster was read as Windows-1252')]);
  });
});

describe('an export of a learning platform', () => {
  it('is a roster: the worksheet of Moodle', () => {
    const text =
      '\uFEFFIdentifier,"Full name","Email address",Status,Group,Grade,"Maximum Grade"\r\n"Participant 123","Ana Sá",a@x,"No submission",G1,,100.00\r\n';
    expect(read(text)).toEqual([
      {
        line: 2,
        ids: ['Participant 123'],
        platform: { kind: 'moodle', number: '123' },
        names: ['Ana Sá'],
        email: 'a@x',
        group: 'G1',
      },
    ]);
  });

  it('is a roster: the gradebook of Canvas', () => {
    const text =
      'Student,ID,SIS User ID,SIS Login ID,Section,Lab (77)\n,,,,,Manual Posting\n"    Points Possible",,,,,100\n"Sá, Ana",21,up1,ana,TP1,\n"Student, Test",99,,,TP1,\n';
    const [ana, test, ...others] = read(text);
    expect(ana).toMatchObject({ line: 4, ids: ['up1', 'ana'], names: ['Sá, Ana', 'Ana Sá'], group: '' });
    expect(ana?.platform).toEqual({ kind: 'canvas', number: '21' });
    expect(test?.ignored).toBe('it is the test student of Canvas');
    expect(others).toEqual([]);
    expect(nameOfRow(test!)).toBe('Student, Test (99)');
  });
});

describe('a roster that cannot be used', () => {
  it.each([
    ['is empty', '', 'it is empty'],
    ['has only headings', 'id,name\n', 'it has headings and no row below them'],
    ['has no known heading', 'a,b\n1,2\n', 'line 1 names no column with ids, names or e-mail addresses, only "a", "b"'],
    [
      'has two headings for one thing',
      'id,name,nome\n1,a,b\n',
      'line 1 has two headings for one thing, "name" and "nome"',
    ],
    ['leaves a quotation mark open', 'id,name\n1,Ana\n2,"Bo\n3,C\n', 'line 3 opens a cell with a quotation mark'],
    ['continues after one', 'id,name\n1,"Ana"x\n', 'line 2 has text after the quotation mark'],
    ['counts lines within cells', 'id,name\n1,"A\nB"\n2,"C"D\n', 'line 4 has text after'],
    [
      'has other numbers of cells',
      'id,name\n1,Ana\n2,Sá, Bo\n3\n',
      'the headings have 2 cells, but line 3 has 3, line 4 has 1',
    ],
    ['contains a NUL byte', 'id,name\n1,A\0na\n', 'line 2 contains a NUL byte'],
    ['has one id twice', 'id,name\nup1,Ana\nup2,Bo\nUP1,Eva\n', 'lines 2 and 4 have the same id "UP1"'],
    ['names no one in a row', 'id,name,group\n,,G1\n', 'line 2 has neither an id nor a name'],
    [
      'was rounded by a spreadsheet',
      'id,name\n2.01E+08,Ana\n',
      'line 2 has the id "2.01E+08", which a spreadsheet has rounded',
    ],
    ['is a spreadsheet', 'PK\u0003\u0004…', 'it is a spreadsheet or an archive; save it as CSV in UTF-8'],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('is refused quickly, however long', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `up${at},Name ${at}`).join('\n');
    expect(read(`id,name\n${rows}`)).toHaveLength(100_000);
    expect(() => read(`id,name\n${rows}\n"`)).toThrow('line 100002 opens a cell');
  });
});
