import type pg from 'pg';
import { seedId } from '../src/main/seed/ids.ts';
import { newId } from '../src/platform/ids.ts';
import { asOwner, openSessions } from './actors.ts';
import { type Call, graphqlCall, send } from './client.ts';
import { APPROVE, ME } from './documents.ts';
import type { MutationCase } from './mutations.ts';
import { atLeast, type Line, median } from './report.ts';
import type { Bench, BenchDatabase } from './setup.ts';

const BATCH = 500;
const LANES = 4;
const ROUNDS = 4;
/** The same account in every copy: the statements recorded in one are played in another. */
const APPROVER = seedId('account', 20_000_000);

/** Waiting records of so many women, one of each, the same in every copy; nobody counts twice in overlapping time. */
const waiting = async (client: pg.Client, skip: number, count: number): Promise<readonly string[]> => {
  const { rows } = await client.query<{ id: string }>(
    `select id from (select distinct on (volunteer_id) id, volunteer_id from service_record
       where state = 'PROPOSED' and open_flags = '{}' and source = 'SCAN' order by volunteer_id, id) r
     order by volunteer_id offset $1 limit $2`,
    [skip, count],
  );
  if (rows.length < count) throw new Error('too few records wait for approval');
  return rows.map(({ id }) => id);
};
const batches = (ids: readonly string[], size: number): string[][] =>
  Array.from({ length: ids.length / size }, (_, i) => ids.slice(i * size, (i + 1) * size));
const approval = (port: number, token: string, ids: readonly string[]): Call =>
  graphqlCall(port, 'admin', token, APPROVE, { ids });

/** Batches of five hundred records of as many women, a few at once. */
export const approveCase: MutationCase = {
  what: `approveRecords, ${BATCH} at once`,
  bound: 0.6,
  rows: { each: BATCH, bound: 5000 },
  fixtures: (client) => addApprovers(client, [APPROVER]),
  async prepare(database, port) {
    const [token = ''] = await asOwner(database, (client) => openSessions(client, 'admin', [APPROVER]));
    await send(graphqlCall(port, 'admin', token, ME, {}));
    const all = await asOwner(database, (client) => waiting(client, 0, BATCH * LANES * ROUNDS));
    return {
      lanes: async (round) =>
        batches(all.slice(round * BATCH * LANES, (round + 1) * BATCH * LANES), BATCH).map((ids) => [
          approval(port, token, ids),
        ]),
    };
  },
};

const APPROVERS = 20;
const HOLD_S = 0.5;
const SMALL = 5;
const TIMES = 4;

/**
 * Approvers of disjoint volunteers, each transaction held open for half a second just before its commit: with a lock that
 * all share they would queue. The API has a connection for each of them here.
 */
export async function measureApprovers(
  bench: Bench,
  origin: BenchDatabase,
  start: (url: string) => Promise<{ readonly port: number }>,
): Promise<Line[]> {
  const copy = await bench.copyOf(origin, 'bench_approvers');
  const { port } = await start(copy.appUrl);
  const accounts = Array.from({ length: APPROVERS }, newId);
  const { tokens, all } = await asOwner(copy, async (client) => {
    await addApprovers(client, accounts);
    await client.query(`create function hold_open() returns trigger language plpgsql as
      $$ begin perform pg_sleep(${HOLD_S}); return null; end $$`);
    await client.query(`create constraint trigger held_open after insert on audit_entry deferrable initially deferred
      for each row when (new.action = 'hours.approve-records') execute function hold_open()`);
    return {
      tokens: await openSessions(client, 'admin', accounts),
      all: batches(await waiting(client, BATCH * LANES * ROUNDS, SMALL * TIMES * (APPROVERS + 1)), SMALL),
    };
  });
  for (const token of tokens) await send(graphqlCall(port, 'admin', token, ME, {}));
  const lane = async (token: string, n: number): Promise<number> => {
    const begun = performance.now();
    for (const ids of all.slice(n * TIMES, (n + 1) * TIMES)) {
      const text = await send(approval(port, token, ids));
      if (!text.includes(`"refused":[]`)) throw new Error(`not approved: ${text.slice(0, 300)}`);
    }
    return performance.now() - begun;
  };
  const alone = await lane(tokens[0] ?? '', 0);
  const begun = performance.now();
  const each = await Promise.all(tokens.map((token, i) => lane(token, i + 1)));
  const together = performance.now() - begun;
  return [
    atLeast(
      `${APPROVERS} approvers at once, each holding ${HOLD_S} s: throughput against one`,
      (APPROVERS * alone) / together,
      10,
      '×',
      `${alone.toFixed(0)} ms alone, ${median(each).toFixed(0)} ms of twenty, ${TIMES} approvals each`,
    ),
  ];
}

/** People of the province who may approve everywhere. */
const addApprovers = async (client: pg.Client, accounts: readonly string[]): Promise<void> => {
  await client.query(
    `insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash)
     select a, '演示·审核', 'k1:', uuid_send(a), '139****0000', '' from unnest($1::uuid[]) a`,
    [accounts],
  );
  await client.query(
    `insert into access_grant (id, account_id, unit_id, county_code, kind, name, valid_from)
     select gen_random_uuid(), a, u.id, u.county_code, 'ROLE', 'STAFF', now() - interval '1 day'
     from unnest($1::uuid[]) a, (select id, county_code from unit where parent_id is null order by seq limit 1) u`,
    [accounts],
  );
};
