import type pg from 'pg';
import { asOwner, openStaff } from './actors.ts';
import { REQUEST_EXPORT } from './documents.ts';
import { accept, reaches } from './long-work.ts';
import type { Measured } from './processes.ts';
import { atMost, type Line } from './report.ts';
import type { BenchDatabase } from './setup.ts';

const MOST = 150;
const SLOW_MS = 2;

/** What the tenth holds: 10,000 volunteers and 100,000 service records. */
const few = { kind: 'VOLUNTEERS', rows: 10_000 };
const many = { kind: 'RECORDS', rows: 100_000 };

/** Growth of the process that makes an export and of the one that hands it out. Both were started for this. */
export async function measureExports(database: BenchDatabase, api: Measured, worker: Measured): Promise<Line[]> {
  return await asOwner(database, async (client) => {
    const { token } = await openStaff(client);
    const lines: Line[] = [];
    for (const { kind, rows } of [few, many]) {
      const grown = growth(worker);
      const begun = performance.now();
      const id = await request(api.port, token, kind);
      await reaches(client, 'data_export', id, 'READY');
      const made = (performance.now() - begun) / 1000;
      const file = await fileOf(client, id, rows);
      const note = `${(file.bytes / 1e6).toFixed(1)} MB in ${made.toFixed(1)} s, ${worker.rss().toFixed(0)} MB afterwards`;
      lines.push(atMost(`Export of ${rows} rows: growth of the worker`, grown(), MOST, 'MB', note));
      const served = growth(api);
      await Promise.all(Array.from({ length: 4 }, () => download(api.port, token, file)));
      lines.push(atMost(`The same, downloaded by four slow readers: growth of the API`, served(), MOST, 'MB'));
    }
    return lines;
  });
}

/** As many lines as one export may hold, at once: how long, and what the worker holds at its highest. */
export async function measureMillion(
  database: BenchDatabase,
  api: Measured,
  worker: Measured,
  rows: number,
): Promise<Line[]> {
  return await asOwner(database, async (client) => {
    const { token } = await openStaff(client);
    worker.forgetPeak();
    const begun = performance.now();
    const id = await request(api.port, token, many.kind);
    const asked = performance.now() - begun;
    await reaches(client, 'data_export', id, 'READY');
    const seconds = (performance.now() - begun) / 1000;
    const { bytes } = await fileOf(client, id, rows);
    const note = `${(bytes / 1e6).toFixed(1)} MB, asked for in ${asked.toFixed(0)} ms`;
    return [
      atMost(`Export of ${rows} rows`, seconds, 60, 's', note),
      atMost('The worker at its highest', worker.peak(), 200, 'MB'),
    ];
  });
}

/** MB of resident memory above what it is now, at its highest. */
function growth(process: Measured): () => number {
  process.forgetPeak();
  const before = process.rss();
  return () => process.peak() - before;
}

async function request(port: number, token: string, kind: string): Promise<string> {
  const { dataExport } = await accept<{ dataExport: { id: string } }>(port, token, REQUEST_EXPORT, { input: { kind } });
  return dataExport.id;
}

interface File {
  readonly id: string;
  readonly bytes: number;
}

async function fileOf(client: pg.Client, exportId: string, rows: number): Promise<File> {
  const { rows: found } = await client.query<File & { rows: number }>(
    `select f.id, f.bytes, x.rows from data_export x join stored_file f on f.id = x.file_id where x.id = $1`,
    [exportId],
  );
  const [file] = found;
  if (file?.rows !== rows) throw new Error(`the export holds ${file?.rows} rows instead of ${rows}`);
  return file;
}

/** Reads as a slow line does, so that what is not taken would pile up in the server. */
async function download(port: number, token: string, { id, bytes }: File): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/files/${id}?app=admin`, {
    headers: { cookie: `jinguo_admin=${token}` },
  });
  if (!response.ok || !response.body) throw new Error(`the download answered ${response.status}`);
  let taken = 0;
  for await (const piece of response.body) {
    taken += piece.length;
    await new Promise((done) => setTimeout(done, SLOW_MS));
  }
  if (taken !== bytes) throw new Error(`${taken} of ${bytes} bytes were downloaded`);
}
