import { describe, expect, it } from 'vitest';
import { moduleFrom, pythonModule } from '../../../../harness/submission/build/python-module.ts';

describe('a Python file is started', () => {
  it('as a module if it imports relatively', () => {
    const paths = new Set(['lab/__init__.py', 'lab/server.py', 'lab/wire.py']);
    expect(pythonModule('lab/server.py', 'from .wire import SIZE\n', paths)).toEqual({
      folder: '.',
      name: 'lab.server',
    });
  });

  it('from above the outermost package that it reaches', () => {
    const paths = new Set(['src/lab/__init__.py', 'src/lab/halves/__init__.py', 'src/lab/halves/server.py']);
    expect(pythonModule('src/lab/halves/server.py', 'from ..wire import SIZE\n', paths)).toEqual({
      folder: 'src',
      name: 'lab.halves.server',
    });
  });

  it('as a module if what it imports is above its own folder', () => {
    const paths = new Set(['lab/server.py', 'common/wire.py']);
    expect(pythonModule('lab/server.py', 'from common.wire import SIZE\n', paths)).toEqual({
      folder: '.',
      name: 'lab.server',
    });
  });

  it('by its path if it imports nothing of the submission from above', () => {
    const paths = new Set(['lab/server.py', 'lab/wire.py']);
    expect(pythonModule('lab/server.py', 'import socket\nfrom wire import SIZE\n', paths)).toBeUndefined();
  });

  it('by its path if a part of the path cannot be a name', () => {
    expect(moduleFrom('.', 'my lab/server.py')).toBeUndefined();
    expect(moduleFrom('.', 'lab/__main__.py')).toEqual({ folder: '.', name: 'lab' });
  });
});
