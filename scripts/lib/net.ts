import { get as getPlain } from 'node:http';
import { get as getTls } from 'node:https';
import { createServer } from 'node:net';
import type { Supervisor } from './process.ts';

/** Whether nobody listens on a port of this machine. */
export const portIsFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, process.env['HOST'] ?? '127.0.0.1', () => server.close(() => done(true)));
  });

/** The address under which this machine reaches what listens on HOST. */
export const reachableHost = (): string => {
  const host = process.env['HOST'] ?? '127.0.0.1';
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
};

/** Waits until an address answers 200, or a process has died. */
export async function untilReady(url: string, supervisor: Supervisor, patienceMs = 60_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!supervisor.stopping) {
    if (await answersOk(url)) return;
    if (Date.now() > end) throw new Error(`${url} 没有在 ${patienceMs / 1000} 秒内就绪。`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** The platform's own port on this machine: its certificate bears the public name, not this address. */
const answersOk = (url: string): Promise<boolean> =>
  new Promise((done) => {
    const request = url.startsWith('https:') ? getTls(url, { rejectUnauthorized: false }) : getPlain(url);
    request.setTimeout(3000, () => request.destroy());
    request.once('error', () => done(false));
    request.once('response', (response) => {
      response.resume();
      done(response.statusCode === 200);
    });
  });
