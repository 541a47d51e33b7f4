import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Compresses answers of a kilobyte and more, once per server; routes registered afterwards are covered. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  if (app.hasReplyDecorator('compress')) return;
  await app.register(compress, {
    global: true,
    encodings: ['br', 'gzip'],
    threshold: 1024,
    // The default (11) takes a fifth of a second for a page's script: that is for build time.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}
