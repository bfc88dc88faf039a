/**
 * Interpreters and compilers of this machine, for programs that tests write and run. What is absent is reported so, for `it.skipIf`.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The interpreter itself, not a shim: a shim starts slowly and is not in a subject's PATH. */
export const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

export type Tool = 'gcc' | 'javac' | 'rustc' | 'go' | 'ruby' | 'mcs';

export function hasTool(tool: Tool): boolean {
  try {
    execFileSync(tool, [tool === 'go' ? 'version' : '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Languages in which a test may write a program. */
export type Language = 'python' | 'node' | 'c' | 'java' | 'rust' | 'go' | 'ruby' | 'csharp';

/** Writes a program into a folder and compiles it where that is needed; a Java class is called Main. @returns how to start it */
export function makeProgram(language: Language, source: string, folder: string): readonly string[] {
  const write = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, source);
    return path;
  };
  const built = join(folder, 'program');
  switch (language) {
    case 'python':
      return [python, write('program.py')];
    case 'node':
      return [process.execPath, write('program.mjs')];
    case 'c':
      execFileSync('gcc', ['-o', built, write('program.c'), '-lpthread']);
      return [built];
    case 'java':
      execFileSync('javac', ['-d', folder, write('Main.java')]);
      return [pathOf('java'), '-cp', folder, 'Main'];
    case 'rust':
      execFileSync('rustc', ['-o', built, write('program.rs')], { stdio: 'ignore' });
      return [built];
    case 'go':
      execFileSync('go', ['build', '-o', built, write('program.go')]);
      return [built];
    case 'ruby':
      return [pathOf('ruby'), write('program.rb')];
    case 'csharp':
      execFileSync('mcs', [`-out:${built}`, write('program.cs')]);
      return [pathOf('mono'), built];
  }
}

/** Compiles a library in C that a program can be made to load before its own. @returns its path */
export function makeLibrary(source: string, folder: string): string {
  const [written, built] = [join(folder, 'library.c'), join(folder, 'library.so')];
  writeFileSync(written, source);
  execFileSync('gcc', ['-shared', '-fPIC', '-o', built, written, '-ldl']);
  return built;
}

function pathOf(command: string): string {
  return execFileSync('sh', ['-c', 'readlink -f "$(command -v "$1")"', 'sh', command], { encoding: 'utf8' }).trim();
}
