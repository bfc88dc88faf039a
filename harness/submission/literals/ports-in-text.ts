/**
 * The numbers in a text that may be ports, each with a weight. Pure, linear, never throws.
 */
const numberPattern = /(?<![\w.])(0x[0-9a-f]{1,4}|\d[\d_]{0,6})(?:u16|u32|i32|usize|[ul]{1,2})?(?![\w]|\.\d)/gi;

const portWord = /port|porta|puerto|htons/i;
const socketWord = /bind|connect|sendto|send_to|listen|addr|local|socket|host|endpoint|remote/i;
/**
 * A host before the number: `("localhost", 12000`, `'127.0.0.1:12000`, `("", 12000`, `INADDR_ANY …
 * 12000`.
 */
const hostBefore =
  /(?:["'`][\w.-]*["'`]|\w*(?:host|ip|addr|server|servidor|name|nome)\w*(?:\[\d\]|\(\))?)\s*,\s*$|(?:\d|localhost|[a-z0-9\]]):$|["'`]:$/i;
/** Sizes of buffers and time limits are not ports. */
const sizeBefore =
  /(?:recv\w*|read\w*|receive|chunk\w*|buf\w*|size\w*|block\w*|byte\w*|tam\w*|max\w*|len\w*|alloc|timeout\w*|sleep)\s*[=:(,[]{0,2}\s*$/i;
const maxNumbers = 20_000;

/** Ports with their weights: 10 and more is nearly certain, below 1 is an arbitrary number. */
export function portsInText(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let seen = 0;
  for (const match of text.matchAll(numberPattern)) {
    if (++seen > maxNumbers) break;
    const port = Number((match[1] ?? '').replaceAll('_', ''));
    if (!Number.isInteger(port) || port < 1 || port > 65_535) continue;
    const weight = likelihood(port, text, match.index, match[0].length);
    found.set(port, Math.max(found.get(port) ?? 0, weight));
  }
  return found;
}

function likelihood(port: number, text: string, at: number, length: number): number {
  const before = text.slice(Math.max(0, at - 80), at).replace(/^.*\n/s, '');
  const after = text.slice(at + length, at + length + 40).replace(/\n.*$/s, '');
  let weight = port >= 1024 ? 1 : 0.1;
  if (portWord.test(before.slice(-30))) weight += 8;
  else if (portWord.test(before) || portWord.test(after)) weight += 4;
  if (hostBefore.test(before)) weight += 6;
  if (socketWord.test(before) || socketWord.test(after)) weight += 2;
  if (sizeBefore.test(before)) weight -= 5;
  // Powers of two and small round numbers are more often sizes than ports.
  if ([1024, 2048, 4096, 8192, 16_384, 32_768, 65_535].includes(port)) weight -= 2;
  return Math.max(0.01, port >= 1024 ? weight : weight * 0.5);
}
