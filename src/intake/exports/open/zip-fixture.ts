import { crc32, deflateRawSync } from "node:zlib";

/** A file to put into a zip for a test, and what is to be wrong with it. */
export interface Packed {
  readonly name: string | Buffer;
  readonly content: string | Uint8Array;
  readonly encrypted?: boolean;
  readonly wrongCrc?: boolean;
  /** The size the archive claims, where it lies. */
  readonly claimedBytes?: number;
  readonly zip64?: boolean;
}

/** A zip as bytes, every date in it 2026-03-02 10:20:30 local time. */
export function zipOf(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { name, packed, fields } = fieldsOf(file);
    const local = Buffer.concat([numbers(4, 0x04034b50), fields, numbers(2, name.length, 0), name, packed]);
    const extra = file.zip64 ? zip64Extra(file.content.length, packed.length, offset) : Buffer.alloc(0);
    const listed = file.zip64 ? Buffer.concat([fields.subarray(0, 14), numbers(4, all32, all32)]) : fields;
    const where = numbers(4, 0, file.zip64 ? all32 : offset);
    const rest = [numbers(2, name.length, extra.length, 0, 0, 0), where, name, extra];
    list.push(Buffer.concat([numbers(4, 0x02014b50), numbers(2, 45), listed, ...rest]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(list);
  const end = [numbers(4, 0x06054b50), numbers(2, 0, 0, files.length, files.length)];
  return Buffer.concat([...parts, directory, ...end, numbers(4, directory.length, offset), numbers(2, 0)]);
}

const all32 = 0xffffffff;

function fieldsOf({ name, content, encrypted, wrongCrc, claimedBytes }: Packed) {
  const bytes = Buffer.from(content);
  const packed = deflateRawSync(bytes);
  const sum = crc32(bytes);
  const time = [(10 << 11) | (20 << 5) | 15, ((2026 - 1980) << 9) | (3 << 5) | 2] as const;
  const fields = Buffer.concat([
    numbers(2, 45, encrypted ? 1 : 0, 8, ...time),
    numbers(4, wrongCrc ? (sum ^ 1) >>> 0 : sum, packed.length, claimedBytes ?? bytes.length),
  ]);
  return { name: Buffer.from(name), packed, fields };
}

function zip64Extra(size: number, packed: number, offset: number): Buffer {
  const values = Buffer.alloc(24);
  for (const [index, value] of [size, packed, offset].entries()) values.writeBigUInt64LE(BigInt(value), index * 8);
  return Buffer.concat([numbers(2, 1, 24), values]);
}

function numbers(width: 2 | 4, ...values: number[]): Buffer {
  const bytes = Buffer.alloc(width * values.length);
  for (const [index, value] of values.entries()) bytes.writeUIntLE(value, index * width, width);
  return bytes;
}
