import { crc32, deflateRawSync } from 'node:zlib';

/** A zip file, entry by entry: enough of the format to make what Inspect writes. */
export function writeZip(
  entries: readonly { name: string; text: string | Buffer; packed?: Buffer }[],
  method: 'stored' | 'deflate' | 'zstd',
): Buffer {
  const code = { stored: 0, deflate: 8, zstd: 93 }[method];
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, packed: given } of entries) {
    const raw = Buffer.from(text);
    const packed = given ?? (method === 'stored' ? raw : method === 'deflate' ? deflateRawSync(raw) : zstdFrames(raw));
    const file = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(raw), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(raw.length, 8);
    const common = Buffer.alloc(10);
    common.writeUInt16LE(code === 93 ? 63 : 20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(code, 4);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(file.length, 0);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, sizes, lengths, file, packed]);
    const rest = Buffer.alloc(10);
    const at = Buffer.alloc(4);
    at.writeUInt32LE(offset, 0);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, sizes, lengths, rest, at, file]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/**
 * Zstandard frames of raw blocks (RFC 8878, 3.1.1), two of them where there is enough to split: the form is right, nothing is
 * saved. Node 20 cannot compress to this format.
 */
export function zstdFrames(raw: Buffer): Buffer {
  const middle = Math.floor(raw.length / 2);
  return Buffer.concat([raw.subarray(0, middle), raw.subarray(middle)].map(frameOf));
}

function frameOf(raw: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let from = 0; from < raw.length || from === 0; from += 100_000) {
    const block = raw.subarray(from, from + 100_000);
    const last = from + 100_000 >= raw.length ? 1 : 0;
    const head = Buffer.alloc(3);
    head.writeUIntLE((block.length << 3) | last, 0, 3);
    blocks.push(head, block);
    if (last === 1) break;
  }
  // Single segment, content size in four bytes.
  const size = Buffer.alloc(4);
  size.writeUInt32LE(raw.length, 0);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), size, ...blocks]);
}
