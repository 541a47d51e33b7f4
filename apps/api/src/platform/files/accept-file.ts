import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { type Refusal, refuse } from '../refusal.ts';

/** What a file may be. The type is what its bytes say, never its name or what the browser claims. */
export const fileLimits = { bytes: 8 * 1024 * 1024, pixels: 40_000_000, longestSide: 2560 } as const;

export interface AcceptedFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly extension: string;
}

const images = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const;
type ImageType = keyof typeof images;

/**
 * Checks a file and makes it safe to keep: images are decoded and written anew, which leaves behind their metadata (where a
 * photo was taken) and whatever was hidden behind them; a PDF passes as it is and is only ever downloaded.
 */
export async function acceptFile(bytes: Buffer): Promise<AcceptedFile | Refusal> {
  if (bytes.length > fileLimits.bytes)
    return refuse('FILE_TOO_LARGE', { field: 'file', params: { max: fileLimits.bytes / 1024 / 1024 } });
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.mime === 'application/pdf') return { bytes, mediaType: found.mime, extension: 'pdf' };
  if (!found || !(found.mime in images)) return refuse('FILE_TYPE', { field: 'file' });
  return rewriteImage(bytes, found.mime as ImageType);
}

async function rewriteImage(bytes: Buffer, mediaType: ImageType): Promise<AcceptedFile | Refusal> {
  try {
    const image = sharp(bytes, { limitInputPixels: false, failOn: 'error' });
    const { width, height } = await image.metadata();
    // Asked of the header, before anything is decoded: a small file may unfold to gigabytes.
    if (width * height > fileLimits.pixels) return refuse('IMAGE_TOO_BIG', { field: 'file' });
    const { longestSide } = fileLimits;
    const upright = sharp(bytes, { limitInputPixels: fileLimits.pixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
    const written =
      mediaType === 'image/jpeg'
        ? upright.jpeg({ quality: 85 })
        : mediaType === 'image/png'
          ? upright.png()
          : upright.webp({ quality: 85 });
    return { bytes: await written.toBuffer(), mediaType, extension: images[mediaType] };
  } catch {
    return refuse('FILE_TYPE', { field: 'file' }); // broken or lying about what it is
  }
}
