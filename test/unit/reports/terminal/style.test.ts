import { describe, expect, it } from 'vitest';
import { chooseStyle, createStyle, narrower } from '../../../../reports/terminal/style.ts';

describe('the style that is chosen', () => {
  const terminal = { isTerminal: true, columns: 100, env: { LANG: 'pt_PT.UTF-8', TERM: 'xterm-256color' } };

  it('takes width and colour from a terminal', () => {
    expect(chooseStyle(terminal)).toEqual({ colour: true, width: 100, unicode: true });
  });

  it('is 80 columns without colour in a pipe', () => {
    expect(chooseStyle({ isTerminal: false, env: {} })).toEqual({ colour: false, width: 80, unicode: true });
  });

  it.each([
    ['NO_COLOR on a terminal', { ...terminal, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', { ...terminal, env: { NO_COLOR: '' } }, true],
    ['a dumb terminal', { ...terminal, env: { TERM: 'dumb' } }, false],
    ['FORCE_COLOR in a pipe', { isTerminal: false, env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0 on a terminal', { ...terminal, env: { FORCE_COLOR: '0' } }, false],
    ['NO_COLOR against FORCE_COLOR', { ...terminal, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
  ])('colour: %s', (_, destination, colour) => {
    expect(chooseStyle(destination).colour).toBe(colour);
  });

  it.each([
    [{ LANG: 'C' }, false],
    [{ LC_ALL: 'pt_PT.ISO-8859-1', LANG: 'pt_PT.UTF-8' }, false],
    [{ LC_ALL: '', LANG: 'en_US.utf8' }, true],
    [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, false],
    [{}, true],
  ])('unicode under %j: %s', (env, unicode) => {
    expect(chooseStyle({ isTerminal: true, env }).unicode).toBe(unicode);
  });

  it.each([
    [{ columns: 12, env: {} }, 40],
    [{ columns: 500, env: {} }, 120],
    [{ env: { COLUMNS: '100' } }, 100],
    [{ env: { COLUMNS: 'wide' } }, 80],
    [{ env: { COLUMNS: '-3' } }, 80],
  ])('width of %j: %i', (place, width) => {
    expect(chooseStyle({ isTerminal: false, ...place }).width).toBe(width);
  });
});

describe('a style', () => {
  it('colours only when it may', () => {
    expect(createStyle({ colour: false, width: 80, unicode: true }).colours.red('x')).toBe('x');
    expect(createStyle({ colour: true, width: 80, unicode: true }).colours.red('x')).toBe('\u001b[31mx\u001b[39m');
  });

  it('is narrower for what is indented', () => {
    expect(narrower(createStyle({ colour: false, width: 80, unicode: true }), 4).width).toBe(76);
  });
});
