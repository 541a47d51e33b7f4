import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { listZip, looksLikeZip } from '../sheets/zip-guard.ts';

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
    if (width * height >= fileLimits.pixels) return refuse('IMAGE_TOO_BIG', { field: 'file' });
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

const oldFormat = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A spreadsheet to be read: a workbook by its bytes, or text that may be CSV. Only the archive's list is looked at here;
 * the worker unfolds it. Old .xls and workbooks with a password are the same kind of file and refused in one sentence.
 */
export function acceptSheet(bytes: Buffer): AcceptedFile | Refusal {
  if (bytes.length > fileLimits.bytes)
    return refuse('FILE_TOO_LARGE', { field: 'file', params: { max: fileLimits.bytes / 1024 / 1024 } });
  if (bytes.length === 0 || bytes.subarray(0, 8).equals(oldFormat)) return refuse('SHEET_TYPE', { field: 'file' });
  if (looksLikeZip(bytes)) {
    const entries = listZip(bytes);
    if (isRefusal(entries)) return entries;
    const isWorkbook = entries.some(({ name }) => name.toLowerCase() === 'xl/workbook.xml');
    return isWorkbook ? { bytes, mediaType: xlsx, extension: 'xlsx' } : refuse('SHEET_TYPE', { field: 'file' });
  }
  return bytes.includes(0)
    ? refuse('SHEET_TYPE', { field: 'file' })
    : { bytes, mediaType: 'text/csv', extension: 'csv' };
}
