import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpWorld, type HttpWorld } from '../../../test/http/api.make.ts';
import { sql } from '../database/sql.ts';
import { readEnv } from '../env.ts';
import { createMetrics } from './metrics.ts';
import { serveMetrics } from './serve-metrics.ts';

let http: HttpWorld;
let app: FastifyInstance | null;
let address: string;
const token = 'a-token-of-the-scraper';
beforeAll(async () => {
  http = await createHttpWorld({ metrics: (services) => createMetrics(services) });
  if (!http.metrics) throw new Error('No metrics.');
  app = await serveMetrics(http.metrics, { METRICS_PORT: 0, METRICS_HOST: '127.0.0.1', METRICS_TOKEN: token });
  const bound = app?.server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/metrics`;
});
afterAll(async () => {
  await app?.close();
  await http.close();
});
const scrape = async (): Promise<string> =>
  (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).text();

describe('the metrics', () => {
  it('count operations by names of the schema, whatever a client calls them', async () => {
    for (let i = 0; i < 30; i += 1)
      await http.post({ query: `query Invented${i} { serviceTypes { id } }`, operationName: `Invented${i}` });
    await http.post({ query: '{ nonsense }' });
    const text = await scrape();
    expect(text).toContain('jinguo_graphql_duration_seconds_count{operation="serviceTypes",outcome="ok"} 30');
    expect(text).not.toMatch(/Invented|nonsense/);
  });

  it('count refusals by code, and tell how pool, outbox, jobs, event loop and memory stand', async () => {
    const form = {
      query: 'mutation { signIn(input: { phone: "13900000000", password: "wrong-password" }) { __typename } }',
    };
    await http.post(form, { 'x-jinguo-app': 'admin' });
    await http.world.services.read.rows(
      sql`insert into outbox_event (type, payload, created_at) values ('test.x', '{}', now() - interval '90 seconds')`,
    );
    const text = await scrape();
    expect(text).toMatch(/jinguo_refusals_total\{code="WRONG_CREDENTIALS"\} [1-9]/);
    expect(text).toMatch(/jinguo_outbox_events\{state="waiting"\} [1-9]/);
    expect(Number(/^jinguo_outbox_oldest_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThan(80);
    for (const name of [
      'jinguo_database_connections{state="open"}',
      'jinguo_jobs{state="failed"} 0',
      'jinguo_queue{queue="texts",state="failed"} 0',
      'jinguo_queue{queue="imports",state="waiting"} 0',
      'jinguo_queue{queue="exports",state="failed"} 0',
      'nodejs_eventloop_lag_seconds',
      'process_resident_memory_bytes',
    ])
      expect(text, name).toContain(name);
    expect(text).not.toMatch(/13900000000|test\.x/);
  });

  it('are for who holds the token, on a port of their own', async () => {
    expect((await fetch(address)).status).toBe(401);
    expect((await fetch(address, { headers: { authorization: 'Bearer x' } })).status).toBe(401);
    expect((await http.app.inject('/metrics')).statusCode).toBe(404);
    expect(await serveMetrics(createMetrics(http.world.services), readEnv({}))).toBeNull();
  });

  it('open to the network ask for a token', () => {
    expect(() => readEnv({ METRICS_PORT: '9400', METRICS_HOST: '0.0.0.0' })).toThrow('METRICS_TOKEN');
    expect(readEnv({ METRICS_PORT: '9400', METRICS_HOST: '0.0.0.0', METRICS_TOKEN: 'x' }).METRICS_PORT).toBe(9400);
  });
});
