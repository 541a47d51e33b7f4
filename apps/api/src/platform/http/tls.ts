import { X509Certificate } from 'node:crypto';
import type { Server } from 'node:https';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { readTls } from '../settings/tls.ts';

const HOUR = 3_600_000;
const SOON_MS = 14 * 24 * HOUR;

/** A renewed certificate is taken up within the hour, without a restart; one that ends soon is told in the log. */
export function keepCertificateFresh(app: FastifyInstance, env: Env, log: Logger): void {
  let present = env.tls?.cert;
  const look = (): void => {
    const tls = readTls(env.TLS_CERT_FILE, env.TLS_KEY_FILE);
    // Half-written by a renewal this moment: the next look finds it whole.
    if (!tls || !('cert' in tls)) {
      log.error('the renewed certificate cannot be used');
      return;
    }
    if (tls.cert !== present) {
      (app.server as unknown as Server).setSecureContext({ ...tls, minVersion: 'TLSv1.2' });
      present = tls.cert;
      log.info('a renewed certificate is in use');
    }
    const ends = Date.parse(new X509Certificate(tls.cert).validTo);
    if (ends - Date.now() < SOON_MS) log.error({ ends: new Date(ends).toISOString() }, 'the certificate ends soon');
  };
  look();
  const timer = setInterval(look, HOUR);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
}
