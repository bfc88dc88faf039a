/** A byte as a reader says it: its hexadecimal digits, and its character or its name. */

/** @param byte absent after the end of a content */
export function byteName(byte: number | undefined): string {
  if (byte === undefined) return 'the end';
  const hex = byte.toString(16).padStart(2, '0');
  const name = names.get(byte);
  if (name !== undefined) return `${hex} (${name})`;
  return byte > 0x20 && byte < 0x7f ? `${hex} ("${String.fromCharCode(byte)}")` : hex;
}

const names: ReadonlyMap<number, string> = new Map([
  [0x00, 'zero byte'],
  [0x09, 'tab'],
  [0x0a, 'line feed'],
  [0x0d, 'carriage return'],
  [0x1a, 'Ctrl-Z'],
  [0x1b, 'escape'],
  [0x20, 'space'],
  [0x7f, 'delete'],
]);
