/**
 * Determines for which processor a compiled program was made (ELF header, elf(5)).
 */
import { open } from 'node:fs/promises';

const machines: Readonly<Record<string, number>> = {
  x64: 62,
  arm64: 183,
  ia32: 3,
  arm: 40,
  ppc64: 21,
  s390x: 22,
  riscv64: 243,
};

/** The number in programs for this machine. */
export const hostMachine = machines[process.arch];

/**
 * The number in the header of an ELF program; undefined for a script, an object file, or a file
 * that cannot be read.
 */
export async function elfMachine(path: string): Promise<number | undefined> {
  try {
    await using file = await open(path, 'r');
    const head = Buffer.alloc(20);
    await file.read(head, 0, head.length, 0);
    const type = head.readUInt16LE(16);
    const isProgram = head.toString('latin1', 0, 4) === '\x7fELF' && (type === 2 || type === 3);
    return isProgram ? head.readUInt16LE(18) : undefined;
  } catch {
    return undefined;
  }
}
