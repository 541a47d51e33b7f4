import type pg from 'pg';
import { asOwner, openStaff } from './actors.ts';
import { CHECK_IMPORT, COMMIT_IMPORT, START_IMPORT } from './documents.ts';
import { playInserts } from './import-yardstick.ts';
import { compared, idleLatencies, latencies, listsOf } from './lists.ts';
import { accept, reaches, uploadSheet } from './long-work.ts';
import { type County, countyOf, peopleFile } from './people-file.ts';
import type { Measured } from './processes.ts';
import { atLeast, atMost, type Line } from './report.ts';
import type { Bench, BenchDatabase } from './setup.ts';

const ROWS = 10_000;
const TARGET = 15;

interface Imported {
  readonly id: string;
  /** Seconds the worker took to read the file, to check it and to make volunteers of its rows. */
  readonly read: number;
  readonly check: number;
  readonly commit: number;
}

/** 10,000 rows moved in against the same rows as plain INSERTs, and what people notice of it meanwhile. */
export async function measureImports(
  bench: Bench,
  origin: BenchDatabase,
  live: BenchDatabase,
  api: Measured,
): Promise<Line[]> {
  return await asOwner(live, async (client) => {
    const { token } = await openStaff(client);
    const county = await countyOf(client);
    const one = await moveIn(client, api.port, token, county, await peopleFile(county, 0, ROWS));
    const inserts = await playInserts(bench, origin, live, one.id);
    const lists = await listsOf(live, api.port);
    const idle = await idleLatencies(lists);
    const second = await peopleFile(county, ROWS, ROWS);
    let going = true;
    const [busy, two] = await Promise.all([
      latencies(lists, () => going),
      moveIn(client, api.port, token, county, second).finally(() => {
        going = false;
      }),
    ]);
    const whole = (took: Imported): number => took.read + took.check + took.commit;
    const told = ({ read, check, commit }: Imported): string =>
      `reading ${read.toFixed(1)} s, dry run ${check.toFixed(1)} s, import ${commit.toFixed(1)} s`;
    return [
      atLeast(
        `Import of ${ROWS} rows (dry run and import) against the same rows as INSERTs`,
        inserts / (one.check + one.commit),
        0.2,
        '×',
        `${(ROWS / (one.check + one.commit)).toFixed(0)} /s against ${(ROWS / inserts).toFixed(0)} /s`,
      ),
      atMost(`Import of ${ROWS} rows, from file to volunteers`, whole(one), TARGET, 's', told(one)),
      ...compared(lists, idle, busy, 'during an import', 1.5),
      atMost(`Import of ${ROWS} rows while lists are read without pause`, whole(two), 2 * TARGET, 's', told(two)),
    ];
  });
}

/** Uploads, checks and commits through the API; the worker beside it does the work. */
async function moveIn(
  client: pg.Client,
  port: number,
  token: string,
  county: County,
  bytes: Buffer,
): Promise<Imported> {
  const fileId = await uploadSheet(port, token, bytes);
  const timed = async (query: string, variables: object, state: string): Promise<[string, number]> => {
    const begun = performance.now();
    const { volunteerImport } = await accept<{ volunteerImport: { id: string } }>(port, token, query, variables);
    await reaches(client, 'volunteer_import', volunteerImport.id, state);
    return [volunteerImport.id, (performance.now() - begun) / 1000];
  };
  const [id, read] = await timed(START_IMPORT, { fileId, unitId: county.unitId }, 'MAPPING');
  const { version, mapping } = await standing(client, id);
  const [, check] = await timed(CHECK_IMPORT, { id, version, mapping }, 'CHECKED');
  const [, commit] = await timed(COMMIT_IMPORT, { id, version: (await standing(client, id)).version }, 'DONE');
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from volunteer_import_row where import_id = $1 and verdict = 'IMPORTED'`,
    [id],
  );
  if (rows[0]?.n !== ROWS) throw new Error(`only ${rows[0]?.n} of ${ROWS} rows were imported`);
  return { id, read, check, commit };
}

async function standing(client: pg.Client, id: string): Promise<{ version: number; mapping: unknown }> {
  const { rows } = await client.query<{ version: number; mapping: unknown }>(
    'select version, mapping from volunteer_import where id = $1',
    [id],
  );
  if (!rows[0]) throw new Error('no import');
  return rows[0];
}
