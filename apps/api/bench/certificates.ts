import { checkLetter, digestOf, payloadText, type Sheet, sheetText, signedBytes } from '@jinguo/schema/certificate';
import type pg from 'pg';
import { signingKey } from '../src/platform/crypto/signing-key.ts';
import { newId } from '../src/platform/ids.ts';
import { asOwner } from './actors.ts';
import { compared, type Lists, latencies, listsOf } from './lists.ts';
import type { Measured } from './processes.ts';
import { atMost, type Line } from './report.ts';
import type { BenchDatabase } from './setup.ts';

const SHEETS = 1000;
const CALLERS = 8;
const MOST_SECONDS = 20;
const MOST_MB = 500;
const MOST_KB = 80;

/** A year's certificates at once: how long the worker prints, what it holds, how large each is, and what people notice meanwhile. */
export async function measureCertificates(
  database: BenchDatabase,
  api: Measured,
  startWorker: () => Promise<Measured>,
): Promise<Line[]> {
  return await asOwner(database, async (client) => {
    const lists = await listsOf(database, api.port);
    await callers(lists, (called) => called < 50);
    const idle = await callers(lists, (called) => called < 150);
    await layBefore(client, 0);
    const worker = await startWorker();
    const alone = await printed(client);
    const held = worker.peak();
    let going = true;
    await layBefore(client, SHEETS);
    const [busy, beside] = await Promise.all([
      callers(lists, () => going),
      printed(client).finally(() => {
        going = false;
      }),
    ]);
    const { rows } = await client.query<{ most: number; mean: number }>(
      `select max(f.bytes)::int as most, avg(f.bytes)::int as mean from certificate c join stored_file f on f.id = c.file_id`,
    );
    const { most = 0, mean = 0 } = rows[0] ?? {};
    const note = `on average ${(mean / 1000).toFixed(1)} kB`;
    return [
      atMost(`${SHEETS} signed certificates printed by the worker`, alone, MOST_SECONDS, 's'),
      atMost('Memory of the worker at its highest', Math.max(held, worker.peak()), MOST_MB, 'MB'),
      atMost('The largest of the certificates', most / 1000, MOST_KB, 'kB', note),
      atMost(`${SHEETS} more while ${CALLERS} callers read lists without pause`, beside, 2 * MOST_SECONDS, 's'),
      ...compared(lists, idle, busy, `for ${CALLERS} callers while certificates are printed`, 1.5),
    ];
  });
}

/** Eight people who look at lists at once. */
async function callers(lists: Lists, goesOn: (called: number) => boolean): Promise<number[][]> {
  const each = await Promise.all(Array.from({ length: CALLERS }, () => latencies(lists, goesOn)));
  return lists.calls.map((_, n) => each.flatMap((times) => times[n] ?? []));
}

/** Seconds until none waits any more. */
async function printed(client: pg.Client): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { rows } = await client.query<{ waiting: number; failed: number }>(
      `select count(*) filter (where file_state = 'WAITING')::int as waiting, count(*) filter (where file_state = 'FAILED')::int as failed
       from certificate`,
    );
    if (rows[0]?.failed) throw new Error(`${rows[0].failed} certificates could not be printed`);
    if (rows[0]?.waiting === 0) return (performance.now() - begun) / 1000;
    await new Promise((done) => setTimeout(done, 50));
  }
}

interface Holder {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly services: Sheet['services'];
}

/** Certificates as issuing leaves them, of people as they were seeded, with what they really did; waiting to be printed. */
async function layBefore(client: pg.Client, after: number): Promise<void> {
  const key = signingKey(Buffer.alloc(32, 9), 'ed25519');
  await client.query(
    `insert into certificate_key (id, algorithm, public_key, valid_from) values ($1, $2, $3, now()) on conflict (id) do nothing`,
    [key.id, key.algorithm, key.spki],
  );
  const { rows: units } = await client.query<{ id: string; name: string; county: string; by: string }>(
    `select u.id, u.name, u.county_code as county, (select id from account order by id limit 1) as by from unit u where u.level = 'COUNTY' order by u.id limit 1`,
  );
  const { rows: holders } = await client.query<Holder>(
    `select v.id, v.name, v.number, (select jsonb_agg(jsonb_build_array(r.service_date, r.activity_name, r.content, r.minutes) order by r.service_date, r.id)
       from service_record r where r.volunteer_id = v.id and r.state = 'APPROVED' and r.minutes > 0) as services
     from (select distinct volunteer_id from service_record where state = 'APPROVED' and minutes > 0 order by 1 offset $1 limit $2) s
       join volunteer v on v.id = s.volunteer_id`,
    [after, SHEETS],
  );
  const [unit] = units;
  if (!unit || holders.length < SHEETS) throw new Error(`only ${holders.length} people have hours that count`);
  const made = holders.map(({ id, name, number: own, services }, n) => {
    const minutes = services.reduce((sum, one) => sum + one[3], 0);
    const [from, to] = [services[0]?.[0] ?? '', services.at(-1)?.[0] ?? ''];
    const sheet = sheetText({
      ...{ version: 1, name, idType: 'RESIDENT_ID', idNumber: '370303********0021', volunteerNumber: own },
      ...{ from, to, minutes, services, issuer: unit.name, basis: 'ACTIVITY_HOST', personInCharge: '演示·主席' },
      ...{ handledBy: '演示·经办', contact: '0533-0000000', note: '', seal: true },
    });
    const number = `JG${unit.county}001-2026-${String(after + n + 1).padStart(5, '0')}`;
    const code = `BENCHES${checkLetter(number, 'BENCHES')}`;
    const payload = payloadText({
      ...{ number, code, issuedOn: '2026-11-30', revision: 1, name, idNumber: '370303********0021', from, to },
      ...{ minutes, services: services.length, issuer: unit.name, basis: 'ACTIVITY_HOST' },
      ...{ keyId: key.id, digest: digestOf(sheet) },
    });
    const signature = key.sign(signedBytes(payload)).toString('hex');
    return {
      id: newId(),
      request: newId(),
      holder: id,
      number,
      code,
      sequence: after + n + 1,
      from,
      to,
      minutes,
      services: services.length,
      payload,
      signature,
      sheet,
    };
  });
  const rows = `jsonb_to_recordset($1::jsonb) as m (id uuid, request uuid, holder uuid, number text, code text, sequence int, "from" date, "to" date,
    minutes int, services int, payload text, signature text, sheet text)`;
  const whole = JSON.stringify(made);
  await client.query(
    `insert into certificate_request (id, volunteer_id, unit_id, county_code, state, period_from, period_to, name_shown, shows_id_number, shows_number,
       wants_seal, requested_at, decided_by, decided_at)
     select m.request, m.holder, $2, $3, 'ISSUED', m."from", m."to", 'FULL', true, true, true, now(), $4, now() from ${rows}`,
    [whole, unit.id, unit.county, unit.by],
  );
  await client.query(
    `insert into certificate (id, request_id, volunteer_id, unit_id, county_code, number, code, year, sequence, revision, issued_at, issued_by, issuer, basis,
       period_from, period_to, minutes, services, payload, signature, sheet, key_id, state, state_at, file_state)
     select m.id, m.request, m.holder, $2, $3, m.number, m.code, 2026, m.sequence, 1, now(), $4, $5, 'ACTIVITY_HOST',
       m."from", m."to", m.minutes, m.services, m.payload, decode(m.signature, 'hex'), m.sheet, $6, 'VALID', now(), 'WAITING' from ${rows}`,
    [whole, unit.id, unit.county, unit.by, unit.name, key.id],
  );
}
