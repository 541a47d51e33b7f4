import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { sql } from '../database/sql.ts';
import type { ContextFactory } from '../graphql/request-context.ts';
import { newId } from '../ids.ts';
import { isRefusal } from '../refusal.ts';
import { createWorld, type World } from '../testing/world.ts';
import { acceptFile, fileLimits } from './accept-file.ts';
import { addFileReader } from './file-readers.ts';
import { registerFiles } from './register-files.ts';
import { signedHeaders } from './s3-signature.ts';

let world: World;
let app: FastifyInstance;
let folder: string;
let actor: Actor | null;
const opened = new Set<string>();
const place = { id: newId(), path: '1.' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinguo-files-'));
  world = await createWorld([]);
  app = Fastify();
  await app.register(cookie);
  const contextOf: ContextFactory = async () => world.context(actor);
  await registerFiles(app, { ...world.services, env: { ...world.services.env, FILES_DIR: folder } }, contextOf);
  addFileReader(async (context, id) => opened.has(`${context.actor?.accountId} ${id}`));
});
afterAll(async () => {
  await app.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const someone = (): Actor => world.actorWith([{ place, role: 'STAFF' }]);
const jpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#c33' } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .jpeg()
    .toBuffer();

async function post(bytes: Buffer | null, name = 'photo.jpg', field = 'file', url = '/files') {
  const body = new FormData();
  if (bytes) body.append(field, new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
  const request = new Request('http://localhost/files', { method: 'POST', body });
  const response = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return {
    status: response.statusCode,
    body: response.json() as { id: string; url: string; reasons: { code: string; message: string; field: string }[] },
  };
}
type Part = [field: string, file: string | null, content: string];
/** A form as a browser would send it, its boundary `x`. */
const formOf = (...parts: Part[]): string =>
  `${parts
    .map(
      ([field, file, content]) =>
        `--x\r\ncontent-disposition: form-data; name="${field}"${file === null ? '' : `; filename="${file}"\r\ncontent-type: image/jpeg`}\r\n\r\n${content}\r\n`,
    )
    .join('')}--x--\r\n`;
const get = (id: string) => app.inject({ method: 'GET', url: `/files/${id}` });

describe('uploading', () => {
  it('keeps a photo without what it says about where it was taken', async () => {
    actor = someone();
    const { status, body } = await post(await jpeg());
    expect(status).toBe(200);
    const response = await get(body.id);
    expect(response.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(response.rawPayload.includes('secret place')).toBe(false);
    expect((await sharp(response.rawPayload).metadata()).exif).toBeUndefined();
  });

  it('a PDF passes and is only ever downloaded', async () => {
    actor = someone();
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    const { body } = await post(pdf, '证书.pdf');
    const response = await get(body.id);
    expect(response.headers['content-disposition']).toBe('attachment');
    expect(response.rawPayload.equals(pdf)).toBe(true);
  });

  it('nobody uploads without signing in, nor somebody without a place', async () => {
    actor = null;
    expect(await post(await jpeg())).toMatchObject({ status: 401, body: { reasons: [{ code: 'NOT_SIGNED_IN' }] } });
    actor = world.actorWith([]);
    expect(await post(await jpeg())).toMatchObject({ status: 400, body: { reasons: [{ code: 'NOT_A_VOLUNTEER' }] } });
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['a page that calls itself a photo', () => Buffer.from('<html><script>alert(1)</script></html>'), 'FILE_TYPE'],
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'FILE_TYPE',
    ],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'FILE_TYPE'],
    ['an archive', () => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(500)]), 'FILE_TYPE'],
    [
      'an animation of a type we do not take',
      () => Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(50)]),
      'FILE_TYPE',
    ],
    ['a photo cut in the middle', async () => (await jpeg()).subarray(0, 300), 'FILE_TYPE'],
    [
      'nothing but a photo’s first bytes',
      () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(200, 1)]),
      'FILE_TYPE',
    ],
    ['an empty file', () => Buffer.alloc(0), 'FILE_TYPE'],
    ['more than 8 MB', () => Buffer.alloc(fileLimits.bytes + 1), 'FILE_TOO_LARGE'],
  ])('%s is refused', async (_name, make, code) => {
    actor = someone();
    expect(await post(await make())).toMatchObject({ status: 400, body: { reasons: [{ code, field: 'file' }] } });
    expect((await post(await make())).body.reasons[0]?.message).toMatch(/[一-龥]/);
  });

  it('a small file that unfolds to too many pixels is refused before it is decoded', async () => {
    const bomb = await sharp({ create: { width: 8_000, height: 6_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(fileLimits.bytes);
    const answer = await acceptFile(bomb);
    expect(isRefusal(answer) && answer.reasons[0]?.code).toBe('IMAGE_TOO_BIG');
  });

  it('the bound itself is too many: nothing of it is decoded', async () => {
    const [width, height] = [8_000, fileLimits.pixels / 8_000];
    const exactly = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const answer = await acceptFile(exactly);
    expect(isRefusal(answer) && answer.reasons[0]?.code).toBe('IMAGE_TOO_BIG');
  });

  it('what hides behind a photo does not survive', async () => {
    const answer = await acceptFile(Buffer.concat([await jpeg(), Buffer.from('<script>alert(1)</script>')]));
    expect(!isRefusal(answer) && answer.bytes.includes('<script>')).toBe(false);
  });

  it('a name given by somebody never becomes a path', async () => {
    actor = someone();
    const { status, body } = await post(await jpeg(), '../../../../etc/passwd\u0000.jpg');
    expect(status).toBe(200);
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.includes(body.id));
    expect(files).toEqual([expect.stringMatching(new RegExp(`^[0-9a-f]{8}/${body.id}\\.jpg$`))]);
  });

  it.each<[string, string, string | Buffer]>([
    ['two files', 'multipart/form-data; boundary=x', formOf(['file', 'a.jpg', 'x'], ['file', 'b.jpg', 'y'])],
    [
      'a thousand fields before the file',
      'multipart/form-data; boundary=x',
      formOf(...Array.from({ length: 1000 }, (_, i): Part => [`f${i}`, null, 'x']), ['file', 'a.jpg', 'x']),
    ],
    ['no boundary', 'multipart/form-data', formOf(['file', 'a.jpg', 'x'])],
    ['an empty boundary', 'multipart/form-data; boundary=', formOf(['file', 'a.jpg', 'x'])],
    ['a boundary of 10,000 characters', `multipart/form-data; boundary=${'x'.repeat(10_000)}`, '--'],
    ['a part that never ends', 'multipart/form-data; boundary=x', formOf(['file', 'a.jpg', 'x']).slice(0, -9)],
    ['a huge head of a part', 'multipart/form-data; boundary=x', formOf(['file', 'x'.repeat(300_000), 'x'])],
    ['a field of a name that is no name', 'multipart/form-data; boundary=x', formOf(['__proto__', 'a.jpg', 'x'])],
    ['bytes that are no text at all', 'multipart/form-data; boundary=x', Buffer.alloc(50_000, 0xff)],
  ])('%s: a refusal in plain Chinese, never a fault nor a wait', async (_name, type, payload) => {
    actor = someone();
    const answer = await app.inject({ method: 'POST', url: '/files', headers: { 'content-type': type }, payload });
    expect(answer.statusCode).toBe(400);
    expect((answer.json() as { reasons: { message: string }[] }).reasons[0]?.message).toMatch(/[一-龥]/);
  });

  it('a body that is no form, and a form without a file, are refused and never a fault', async () => {
    actor = someone();
    expect((await post(null)).status).toBe(400);
    const plain = await app.inject({
      method: 'POST',
      url: '/files',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(plain.statusCode).toBe(400);
    const broken = await app.inject({
      method: 'POST',
      url: '/files',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\nnonsense',
    });
    expect(broken.statusCode).toBe(400);
  });
});

describe('opening', () => {
  it('is for who uploaded it and for whom a rule of a module lets, for others it is not there', async () => {
    const owner = someone();
    actor = owner;
    const { body } = await post(await jpeg());
    const reader = someone();
    actor = reader;
    expect((await get(body.id)).statusCode).toBe(404);
    opened.add(`${reader.accountId} ${body.id}`);
    expect((await get(body.id)).statusCode).toBe(200);
    actor = null;
    expect((await get(body.id)).statusCode).toBe(404);
  });

  it.each(['x', '../package.json', '%2e%2e%2fetc%2fpasswd', newId()])('%s is not found', async (id) => {
    actor = someone();
    expect((await get(id)).statusCode).toBe(404);
  });

  it('an upload stands in the audit log without its content', async () => {
    actor = someone();
    const { body } = await post(await jpeg());
    expect(
      await world.services.read.rows(sql`select action, entity_type from audit_entry where entity_id = ${body.id}`),
    ).toEqual([{ action: 'files.store', entity_type: 'StoredFile' }]);
  });
});

describe('a spreadsheet of people', () => {
  const sheet = Buffer.from(`姓名,手机号\n${'演示·王秀兰,13900000000\n'.repeat(30_000)}`);
  const keptAt = async (id: string): Promise<string> => {
    const [name] = (await readdir(folder, { recursive: true })).filter((one) => one.includes(id));
    return join(folder, name ?? '');
  };

  it('lies sealed, is handed out as it was given and with its length, and who took it is on record', async () => {
    actor = someone();
    const { body } = await post(sheet, '名单.csv', 'file', '/files?as=sheet');
    const lying = await readFile(await keptAt(body.id));
    expect(lying.includes('13900000000')).toBe(false);
    const response = await get(body.id);
    expect(response.rawPayload.equals(sheet)).toBe(true);
    expect(response.headers['content-length']).toBe(String(sheet.length));
    const log = await world.services.read.rows(
      sql`select action from audit_entry where entity_id = ${body.id} order by at, id`,
    );
    expect(log).toEqual([{ action: 'files.store' }, { action: 'files.download' }]);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['changed near its end', (bytes) => Buffer.concat([bytes.subarray(0, -40), Buffer.alloc(40)])],
    ['cut off', (bytes) => bytes.subarray(0, -400_000)],
  ])('that was %s where it lies never arrives as a whole file', async (_, harm) => {
    actor = someone();
    const { body } = await post(sheet, '名单.csv', 'file', '/files?as=sheet');
    const path = await keptAt(body.id);
    await writeFile(path, harm(await readFile(path)));
    await app.listen({ port: 0, host: '127.0.0.1' }).catch(() => undefined); // once for both
    const address = app.server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${address.port}/files/${body.id}`);
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
});

describe('requests to an S3-compatible store', () => {
  it('are signed as version 4 asks (the published example of its documentation)', () => {
    const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
    const keys = {
      region: 'us-east-1',
      accessKey: 'AKIAIOSFODNN7EXAMPLE',
      secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    };
    const headers = signedHeaders(
      { method: 'GET', url, headers: { range: 'bytes=0-9' }, body: Buffer.alloc(0) },
      keys,
      new Date('2013-05-24T00:00:00Z'),
    );
    expect(headers['authorization']).toMatch(
      /Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41$/,
    );
  });
});
