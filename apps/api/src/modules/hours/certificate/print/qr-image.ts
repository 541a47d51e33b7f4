import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Dots per module: the PDF scales them up without blurring. */
const DOTS = 2;

/**
 * A QR code as PNG of one bit a dot; M survives a fold or a stamp beside it. Written here, for no library is as quick at so little. The mask is
 * always the first: trying all eight is a quarter of a sheet’s time, and the letters of a signature look the same under each.
 */
export function qrImage(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 2, maskPattern: 0 });
  const side = size * DOTS;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8); // one bit, grey, and nothing else out of the ordinary
  const lines = data.flatMap((row) => Array<Buffer>(DOTS).fill(lineOf(row, side)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A row of dots, eight in a byte after the byte that says unfiltered; light is 1. */
function lineOf(row: readonly boolean[], side: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil(side / 8));
  for (let dot = 0; dot < side; dot += 1)
    if (!row[Math.floor(dot / DOTS)]) {
      const at = 1 + (dot >> 3);
      line.writeUInt8(line.readUInt8(at) | (128 >> (dot & 7)), at);
    }
  return line;
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
