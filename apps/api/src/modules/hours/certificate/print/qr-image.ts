import { encode } from 'uqr';

/** Dots per module: the PDF scales them up without blurring. */
const DOTS = 2;

/** A QR code as PNG; M survives a fold or a stamp beside it. */
export async function qrImage(text: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const rows = data.flatMap((row) => {
    const line = row.flatMap((dark) => Array<number>(DOTS).fill(dark ? 0 : 255));
    return Array<number[]>(DOTS).fill(line);
  });
  const raw = { width: size * DOTS, height: size * DOTS, channels: 1 } as const;
  return sharp(Buffer.from(rows.flat()), { raw }).png({ palette: true, colours: 2 }).toBuffer();
}
