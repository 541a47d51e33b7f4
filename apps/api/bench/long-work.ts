import type pg from 'pg';
import { type Call, graphql, graphqlCall } from './client.ts';

const look = 20;
const until = 120_000;

/** Waits until the worker has brought a row so far; the state is asked of the database, not of the API under measurement. */
export async function reaches(client: pg.Client, table: string, id: string, state: string): Promise<void> {
  for (const end = Date.now() + until; Date.now() < end; ) {
    const { rows } = await client.query<{ state: string }>(`select state from ${table} where id = $1`, [id]);
    if (rows[0]?.state === state) return;
    if (rows[0]?.state === 'FAILED') throw new Error(`${table} ended FAILED`);
    await new Promise((done) => setTimeout(done, look));
  }
  throw new Error(`${table} did not become ${state} in time`);
}

/** Brings a spreadsheet to the platform as the admin app does; returns the file's id. */
export async function uploadSheet(port: number, token: string, bytes: Buffer): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), '名单.xlsx');
  const response = await fetch(`http://127.0.0.1:${port}/files?as=sheet`, {
    method: 'POST',
    headers: { 'x-jinguo-app': 'admin', cookie: `jinguo_admin=${token}` },
    body,
  });
  if (!response.ok) throw new Error(`the upload answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** A mutation of staff that must be accepted. */
export async function accept<T>(port: number, token: string, query: string, variables: object): Promise<T> {
  const call: Call = graphqlCall(port, 'admin', token, query, variables);
  const answer = Object.values(await graphql<Record<string, { __typename: string }>>(call))[0];
  if (!answer || answer.__typename === 'Refused') throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as T;
}
