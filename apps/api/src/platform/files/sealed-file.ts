import { randomBytes } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Cipher } from '../crypto/cipher.ts';
import { Seal, SealBroken, Unseal } from '../crypto/seal-stream.ts';

/**
 * A file full of people where it lies. One readable line, then the chunks of crypto/seal-stream.ts:
 *
 *     jinguo-file {"format":1,"keyId":"k1","salt":"<64 hex digits>"}⏎ chunk chunk … last chunk
 *
 * The file's key is HKDF-SHA-256(data key `keyId`, salt, 'jinguo file v1'). The line and the storage key are bound to every
 * chunk: a file put in another's place, or given another line, does not open. Files of the time before are one sealed text
 * (`k1:` and base64); they open until their term ends.
 */
interface Header {
  readonly format: number;
  readonly keyId: string;
  readonly salt: string;
}

const MAGIC = 'jinguo-file ';
const LINE_FEED = 10;
const MOST_HEADER = 4096;

const boundTo = (line: Buffer, storageKey: string): Buffer => Buffer.concat([line, Buffer.from(storageKey)]);

/** The bytes to keep for a plain stream; no more than a chunk is in memory. Use it once. */
export function sealFile(cipher: Cipher, storageKey: string, plain: AsyncIterable<Uint8Array>): Readable {
  const salt = randomBytes(32);
  const header: Header = { format: 1, keyId: cipher.keyId, salt: salt.toString('hex') };
  const line = Buffer.from(`${MAGIC}${JSON.stringify(header)}\n`);
  const seal = new Seal(cipher.streamKey(header.keyId, salt), boundTo(line, storageKey));
  seal.push(line);
  return pipeline(Readable.from(plain, { objectMode: false }), seal, () => undefined); // An error reaches whoever reads.
}

/** The name of the key a kept stream was sealed with; reads its beginning only. */
export async function keyIdOfFile(kept: Readable): Promise<string> {
  let head: Buffer = Buffer.alloc(0);
  for await (const piece of kept as AsyncIterable<Buffer>) {
    head = Buffer.concat([head, piece]);
    if (head.includes(LINE_FEED) || head.length >= MOST_HEADER) break;
  }
  return head.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC))
    ? headerOf(head.subarray(0, head.indexOf(LINE_FEED) + 1)).keyId
    : (head.toString('latin1').split(':', 1)[0] ?? '');
}

/**
 * The plain bytes of a kept stream. What cannot be a file of ours fails here; a chunk that was changed, moved or left out
 * fails when it is reached, before any of it is given out.
 */
export async function openSealedFile(cipher: Cipher, storageKey: string, kept: Readable): Promise<Readable> {
  const from = kept[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let head: Buffer = Buffer.alloc(0);
  while (!head.includes(LINE_FEED) && head.length < MOST_HEADER) {
    const { done, value } = await from.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const rest = async function* (begun: Buffer): AsyncGenerator<Buffer> {
    if (begun.length > 0) yield begun;
    yield* { [Symbol.asyncIterator]: () => from };
  };
  if (!head.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC)))
    return Readable.from([Buffer.from(cipher.open((await buffer(rest(head))).toString('latin1')), 'base64')]);
  const end = head.indexOf(LINE_FEED) + 1;
  const line = head.subarray(0, end);
  const { keyId, salt } = headerOf(line);
  const unseal = new Unseal(cipher.streamKey(keyId, Buffer.from(salt, 'hex')), boundTo(line, storageKey));
  return pipeline(Readable.from(rest(head.subarray(end))), unseal, () => undefined);
}

function headerOf(line: Buffer): Header {
  if (line.length === 0) throw new SealBroken(true);
  try {
    const header = JSON.parse(line.subarray(MAGIC.length).toString('utf8')) as Header;
    if (header.format === 1 && /^[0-9a-f]{64}$/.test(header.salt)) return header;
  } catch {
    // said below
  }
  throw new SealBroken(false);
}
