import { describe, expect, it } from 'vitest';
import { showsDefault } from '../../../../harness/engine/keyboard/shown-default.ts';

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
