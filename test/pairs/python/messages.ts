/** Python that writes and reads a message: its layout and the layers around it. */
import type { Layer, Message, Style } from '../model.ts';
import { readBytes, writeBytes } from './byte-layouts.ts';
import { codeOf, concat, indent, type Code } from './lines.ts';
import { isRead, readText, writeText, type Values, type Written } from './text-layouts.ts';

/** `purpose` names the functions, if the style has any. */
export function writeMessage(message: Message, values: Values, style: Style, purpose: string): Written {
  if (style.codec === 'inline') return writeInline(message, values, style);
  const keys = message.fields.filter(isRead).map(({ key }) => key);
  const code = writeInline(message, {}, style);
  const body = [`def make_${purpose}(${keys.join(', ')}):`, ...indent([...code.lines, `return ${code.value}`])];
  const call = `make_${purpose}(${keys.map((key) => values[key] ?? key).join(', ')})`;
  return { imports: code.imports, helpers: [...code.helpers, body], lines: [], value: call };
}

/** Assigns a variable for each field that is not constant. */
export function readMessage(message: Message, data: string, style: Style, purpose: string): Code {
  if (style.codec === 'inline') return readInline(message, data);
  const keys = message.fields
    .filter(isRead)
    .map(({ key }) => key)
    .join(', ');
  const code = readInline(message, 'data');
  const body = [`def read_${purpose}(data):`, ...indent([...code.lines, `return ${keys}`])];
  return { imports: code.imports, helpers: [...code.helpers, body], lines: [`${keys} = read_${purpose}(${data})`] };
}

function writeInline({ layout, fields, layers }: Message, values: Values, { printing }: Style): Written {
  const isText =
    layout.kind === 'text' || layout.kind === 'keywords' || layout.kind === 'sentence' || layout.kind === 'xml';
  const inside = isText ? writeText(layout, fields, values, printing) : writeBytes(layout, fields, values);
  return layers.reduce<Written>((code, layer) => {
    const around = wrap(layer);
    return { ...concat(code, codeOf([`body = ${code.value}`], ...around.imports)), value: around.value };
  }, inside);
}

function readInline({ layout, fields, layers }: Message, data: string): Code {
  const isText =
    layout.kind === 'text' || layout.kind === 'keywords' || layout.kind === 'sentence' || layout.kind === 'xml';
  const body = layers.length === 0 ? data : 'body';
  const inside = isText ? readText(layout, fields, body) : readBytes(layout, fields, body);
  return concat(...layers.map((layer) => unwrap(layer, data)), inside);
}

const sums = {
  additive: { value: 'bytes([sum(body) % 256])', length: 1, module: undefined },
  crc32: { value: 'zlib.crc32(body).to_bytes(4, "big")', length: 4, module: 'zlib' },
  sha256: { value: 'hashlib.sha256(body).digest()[:8]', length: 8, module: 'hashlib' },
  'md5 text': { value: 'hashlib.md5(body).hexdigest().encode()', length: 32, module: 'hashlib' },
} as const;

function wrap(layer: Layer): { readonly imports: readonly string[]; readonly value: string } {
  switch (layer.kind) {
    case 'checksum': {
      const { value, module } = sums[layer.sum];
      return {
        imports: module === undefined ? [] : [module],
        value: layer.isFirst ? `${value} + body` : `body + ${value}`,
      };
    }
    case 'length':
      return layer.form === 'digits'
        ? { imports: [], value: 'b"%04d" % len(body) + body' }
        : { imports: ['struct'], value: 'struct.pack("!H", len(body)) + body' };
    case 'base64':
      return { imports: ['base64'], value: 'base64.b64encode(body)' };
    case 'hex':
      return { imports: [], value: 'body.hex().encode()' };
    case 'zlib':
      return { imports: ['zlib'], value: 'zlib.compress(body)' };
  }
}

function unwrap(layer: Layer, data: string): Code {
  switch (layer.kind) {
    case 'checksum': {
      const { value, length, module } = sums[layer.sum];
      const cut = layer.isFirst
        ? `check, body = ${data}[:${length}], ${data}[${length}:]`
        : `body, check = ${data}[:-${length}], ${data}[-${length}:]`;
      return codeOf([cut, `if check != ${value}:`, '    print("?!")'], ...(module === undefined ? [] : [module]));
    }
    case 'length':
      if (layer.form === 'digits') return codeOf([`body = ${data}[4:4 + int(${data}[:4])]`]);
      return codeOf([`body = ${data}[2:2 + struct.unpack("!H", ${data}[:2])[0]]`], 'struct');
    case 'base64':
      return codeOf([`body = base64.b64decode(${data})`], 'base64');
    case 'hex':
      return codeOf([`body = bytes.fromhex(${data}.decode())`]);
    case 'zlib':
      return codeOf([`body = zlib.decompress(${data})`], 'zlib');
  }
}
