import { describe, expect, it } from 'vitest';
import { showsDefault, showsHostAndPort } from '../../../../harness/engine/keyboard/shown-default.ts';

describe('a prompt that shows the value that Enter selects', () => {
  it.each([
    'Host [127.0.0.1]: ',
    'Сървър [127.0.0.1]:',
    'Port (default 9999): ',
    'Carpeta que se sirve (Intro = la actual): ',
    'Dossier (Entrée = le dossier courant) : ',
    'Cartella [Invio = corrente] ',
    'Puerto (por defecto 5000)',
  ])('%s', (prompt) => {
    expect(showsDefault(prompt)).toBe(true);
  });

  it.each(['Enter a number: ', 'Return the value', 'Name: ', 'Número entre 1 e 100: ', '', 'Intro'])(
    'is not: %s',
    (prompt) => {
      expect(showsDefault(prompt)).toBe(false);
    },
  );
});

describe('a prompt that shows host and port in one value', () => {
  it.each(['Servidor [localhost:3030]: ', 'Address (127.0.0.1:9000)? ', 'Server <lab.example.org:8080> '])(
    '%s',
    (prompt) => {
      expect(showsHostAndPort(prompt)).toBe(true);
    },
  );

  it.each(['Host [127.0.0.1]: ', 'Port [9000]: ', 'Time [12:30]: ', 'Server: localhost:9000', 'Name [a:b]: ', ''])(
    'is not: %s',
    (prompt) => {
      expect(showsHostAndPort(prompt)).toBe(false);
    },
  );
});
