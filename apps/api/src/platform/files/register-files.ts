import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { ContextFactory } from '../graphql/request-context.ts';
import { reasonView } from '../graphql/shared-types.ts';
import { isId } from '../ids.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { runUseCase } from '../run-use-case.ts';
import { acceptFile, acceptSheet, fileLimits } from './accept-file.ts';
import { mayOpen } from './file-readers.ts';
import { createFileStore } from './file-store.ts';
import { openStream } from './keep-file.ts';
import { noteDownload } from './note-download.ts';
import { storeFile } from './store-file.ts';

interface StoredRow extends Record<string, unknown> {
  id: string;
  storage_key: string;
  media_type: string;
  uploaded_by: string;
  county_code: string;
  bytes: number;
  sealed: boolean;
  file_name: string | null;
}

/** A spreadsheet is read within minutes; what nobody asked to read goes after a day. */
const SHEET_TERM = 86_400_000;
const uploads = { name: 'files.upload', rate: { points: 30, seconds: 600 } };

/** POST /files takes one file of somebody signed in; GET /files/:id gives it to those it concerns. */
export async function registerFiles(
  app: FastifyInstance,
  services: Services,
  contextOf: ContextFactory,
): Promise<void> {
  const store = createFileStore(services.env);
  await app.register(multipart, { limits: { fileSize: fileLimits.bytes, files: 1, fields: 0, parts: 1 } });
  app.post<{ Querystring: { as?: string } }>(
    '/files',
    { bodyLimit: fileLimits.bytes + 64 * 1024 },
    async (request, reply) => {
      const context = await contextOf(request, reply);
      if (!context.actor) return answer(reply, 401, refuse('NOT_SIGNED_IN'));
      // Before anything is read or decoded: both cost more than the refusal.
      const limited = await services.limits.check(context, uploads);
      if (limited) return answer(reply, 429, limited);
      const sheet = request.query.as === 'sheet';
      if (sheet && context.actor.grants.length === 0) return answer(reply, 404, refuse('NOT_FOUND'));
      const bytes = await receive(request);
      const file = isRefusal(bytes) ? bytes : sheet ? acceptSheet(bytes) : await acceptFile(bytes);
      if (isRefusal(file)) return answer(reply, 400, file);
      const stored = await runUseCase(context, storeFile, { file, store, ...(sheet && { term: SHEET_TERM }) });
      return isRefusal(stored) ? answer(reply, 400, stored) : reply.send({ id: stored.id, url: `/files/${stored.id}` });
    },
  );
  app.get<{ Params: { id: string }; Querystring: { app?: string } }>('/files/:id', async (request, reply) => {
    // A plain link cannot send our header, so it may name the app itself; reading changes nothing.
    request.headers['x-jinguo-app'] ??= String(request.query.app ?? '');
    const context = await contextOf(request, reply);
    const { id } = request.params;
    const [row] = isId(id)
      ? await services.read.rows<StoredRow>(
          sql`select id, storage_key, media_type, uploaded_by, county_code, bytes, sealed, file_name from stored_file
            where id = ${id} and (expires_at is null or expires_at > ${services.now()})`,
        )
      : [];
    if (!row || !(await mayOpen(context, row))) return answer(reply, 404, refuse('NOT_FOUND'));
    if (!row.sealed) return sendFile(reply, await store.get(row.storage_key), row);
    const content = await openStream(services, store, row);
    // A spreadsheet of people that leaves the platform: who took it is on record.
    await noteDownload(context, row);
    // Of a length that was told before: what breaks off on the way is seen to be broken.
    return sendFile(reply.header('content-length', row.bytes), content, row);
  });
}

const answer = (reply: FastifyReply, status: number, refusal: Refusal): FastifyReply =>
  reply.status(status).send({ reasons: refusal.reasons.map(reasonView) });

/** The one file of the request; anything else is refused, never a fault. */
async function receive(request: FastifyRequest): Promise<Buffer | Refusal> {
  if (!request.isMultipart()) return refuse('INVALID_INPUT', { field: 'file' });
  try {
    const part = await request.file();
    return part ? await part.toBuffer() : refuse('REQUIRED', { field: 'file' });
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      return refuse('FILE_TOO_LARGE', { field: 'file', params: { max: fileLimits.bytes / 1024 / 1024 } });
    return refuse('INVALID_INPUT', { field: 'file' });
  }
}

/** Images show in the page, everything else is downloaded; nothing in a file may run. */
function sendFile(reply: FastifyReply, content: Buffer | Readable, row: StoredRow): FastifyReply {
  const name = row.file_name ? `; filename*=UTF-8''${encodeURIComponent(row.file_name)}` : '';
  return reply
    .header('content-type', row.media_type)
    .header('content-disposition', row.media_type.startsWith('image/') ? 'inline' : `attachment${name}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(content);
}
