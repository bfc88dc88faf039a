/**
 * Writes zips byte by byte, as no decent program would: any name, any flag, sizes and checksums that
 * are not true.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** General purpose bits: 1 for encrypted, 0x800 for a name in UTF-8. */
  readonly flags?: number;
  readonly crc?: number;
  /** What the directory says that the file has. */
  readonly sizeBytes?: number;
  /** 0 for stored, 8 for deflated. */
  readonly method?: number;
  /** The mode of Unix, such as 0o120777 for a link. */
  readonly mode?: number;
}

export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content ?? '');
    const { method = 8 } = entry;
    const data = method === 8 ? deflateRawSync(content) : content;
    const fields = {
      flags: entry.flags ?? 0,
      method,
      crc: entry.crc ?? crc32(content),
      packed: data.length,
      size: entry.sizeBytes ?? content.length,
      nameLength: name.length,
    };
    const local = Buffer.concat([header(0x04034b50, [], fields), name, data]);
    parts.push(local);
    const mode = entry.mode ?? 0;
    directory.push(header(0x02014b50, [(3 << 8) | 20], fields, [0, 0, 0, mode, offset]), name);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

interface Fields {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly nameLength: number;
}

function header(
  signature: number,
  madeBy: readonly number[],
  { flags, method, crc, packed, size, nameLength }: Fields,
  [comment, disk, internal, mode, offset]: readonly number[] = [],
): Buffer {
  const isCentral = offset !== undefined;
  const bytes = Buffer.alloc(isCentral ? 46 : 30);
  bytes.writeUInt32LE(signature, 0);
  let at = 4;
  const short = (value: number): void => void (at = bytes.writeUInt16LE(value, at));
  const long = (value: number): void => void (at = bytes.writeUInt32LE(value >>> 0, at));
  for (const value of [...madeBy, 20, flags, method, 0, 0]) short(value);
  for (const value of [crc, packed, size]) long(value);
  short(nameLength);
  short(0);
  if (!isCentral) return bytes;
  for (const value of [comment ?? 0, disk ?? 0, internal ?? 0]) short(value);
  long(((mode ?? 0) << 16) >>> 0);
  long(offset);
  return bytes;
}
