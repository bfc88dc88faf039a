import { describe, expect, it } from 'vitest';
import { formsOf, hasMadeUpNumber, slotFor } from '../../../../harness/learn/invocation/slots.ts';
import { slotsInUsage } from '../../../../harness/learn/invocation/usage.ts';

describe('a hint without the word usage', () => {
  it.each([
    ['Not enough\npython AddClient.py yourname serverip serverport', 'AddClient.py', '{name} {host} {port}'],
    ['Faltam dados: -n <nome> -e <endereço> -p <porta>', 'cliente.py', '-n {name} -e {host} -p {port}'],
    ['Assim: client.pl --quem=NOME --porta=PORTA', 'client.pl', '--quem={name} --porta={port}'],
    ['Il manque quelque chose : nom adresse port', 'client.rb', '{name} {host} {port}'],
    [
      'needed:\n  -to ip:port\n    \tthe other half\n  -who name\n    \tmine',
      'client-main',
      '-to {host}:{port} -who {name}',
    ],
  ])('%j asks for arguments', (text, program, form) => {
    const slots = slotsInUsage(text, program, 'add.client') ?? [];
    expect(formsOf(slots, 1)[0]?.join(' ')).toBe(form);
  });

  it('keeps a subcommand that was already given', () => {
    const slots = slotsInUsage('usage: get.py fetch [-h] address port file', 'get.py', 'file.client', ['fetch']) ?? [];
    expect(formsOf(slots, 1)[0]).toEqual(['fetch', '{host}', '{port}', '{file}']);
  });
});

describe('forms of a command line', () => {
  it('give no value twice, and begin with the likeliest', () => {
    const forms = formsOf([slotFor('a', undefined, 'add.client'), slotFor('b', true, 'add.client')], 8);
    expect(forms[0]).toEqual(['{host}', '{port}']);
    for (const form of forms) expect(new Set(form).size).toBe(form.length);
  });

  it('make up a number only where the words ask for one, or a source reads one', () => {
    expect(formsOf([slotFor('loss_percent', undefined, 'file.server')], 1)[0]).toEqual(['0']);
    expect(hasMadeUpNumber(['{host}', '2048'])).toBe(true);
    expect(hasMadeUpNumber(['{host}', '{port}'])).toBe(false);
  });
});
