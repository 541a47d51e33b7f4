import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/**
 * Sealed chunks, for backups and for files full of people: the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár,
 * 2015) over AES-256-GCM. Each chunk but the last holds 256 KB, and is written as
 *
 *     length (4 bytes, the top bit marks the last) | sealed bytes | tag (16 bytes)
 *
 * Its nonce is its number and whether it is the last, its additional data what the caller binds it to. So chunks cannot be
 * exchanged, dropped, repeated or cut off unnoticed. A key serves ONE stream: numbers begin at zero in each.
 */
const CHUNK = 256 * 1024;
const TAG = 16;
const LAST = 0x8000_0000;

/** Why a sealed stream could not be opened to its end: changed (or another key), or cut off. */
export class SealBroken extends Error {
  readonly cut: boolean;
  constructor(cut: boolean) {
    super(cut ? 'The sealed bytes are cut off.' : 'The sealed bytes were changed.');
    this.name = 'SealBroken';
    this.cut = cut;
  }
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(index), 0);
  bytes.writeUInt32BE(last ? 1 : 0, 8);
  return bytes;
}

/** Seals a stream as it flows: memory stays small however much it is. */
export class Seal extends Transform {
  readonly #key: Buffer;
  readonly #bound: Buffer;
  #waiting: Buffer[] = [];
  #size = 0;
  #index = 0;
  constructor(key: Buffer, bound: Buffer) {
    super();
    this.#key = key;
    this.#bound = bound;
  }
  override _transform(bytes: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#waiting.push(bytes);
    this.#size += bytes.length;
    // One byte more than a chunk must be there before it is sealed: the last one is marked as such.
    if (this.#size > CHUNK) {
      let all = Buffer.concat(this.#waiting);
      while (all.length > CHUNK) {
        this.#push(all.subarray(0, CHUNK), false);
        all = all.subarray(CHUNK);
      }
      this.#waiting = [all];
      this.#size = all.length;
    }
    done();
  }
  override _flush(done: TransformCallback): void {
    this.#push(Buffer.concat(this.#waiting), true);
    done();
  }
  #push(plain: Buffer, last: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce(this.#index, last)).setAAD(this.#bound);
    const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(last ? (body.length | LAST) >>> 0 : body.length);
    this.push(Buffer.concat([length, body]));
    this.#index += 1;
  }
}

/** Opens what Seal closed; nothing of a chunk leaves before its tag was checked. */
export class Unseal extends Transform {
  readonly #key: Buffer;
  readonly #bound: Buffer;
  #rest = Buffer.alloc(0);
  #index = 0;
  #ended = false;
  constructor(key: Buffer, bound: Buffer) {
    super();
    this.#key = key;
    this.#bound = bound;
  }
  override _transform(bytes: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let all = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    try {
      while (all.length >= 4) {
        const head = all.readUInt32BE(0);
        const length = head & ~LAST;
        if (this.#ended || length < TAG || length > CHUNK + TAG) throw new SealBroken(false);
        if (all.length < 4 + length) break;
        this.push(this.#open(all.subarray(4, 4 + length), head >= LAST));
        all = all.subarray(4 + length);
      }
      if (this.#ended && all.length > 0) throw new SealBroken(false);
    } catch (error) {
      done(error as Error);
      return;
    }
    this.#rest = Buffer.from(all);
    done();
  }
  override _flush(done: TransformCallback): void {
    done(this.#ended && this.#rest.length === 0 ? null : new SealBroken(true));
  }
  #open(body: Buffer, last: boolean): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce(this.#index, last)).setAAD(this.#bound);
    decipher.setAuthTag(body.subarray(-TAG));
    this.#index += 1;
    this.#ended = last;
    try {
      return Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()]);
    } catch {
      throw new SealBroken(false);
    }
  }
}
