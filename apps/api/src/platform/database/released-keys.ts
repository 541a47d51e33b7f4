import type pg from 'pg';

const PREFIX = 'DATA_KEY_RELEASED ';
/** Nothing was sealed by this key any more when this was noted (platform/reseal). */
export const released = (id: string): string => `${PREFIX}${id}`;

/** Nothing bears this key's name any more: the platform starts without it from now on. Its fingerprint stays known. */
export const releaseKey = (client: pg.ClientBase, id: string): Promise<unknown> =>
  client.query(
    `insert into installation (name, value) values ($1, 'released')
     on conflict (name) do update set value = excluded.value, noted_at = now()`,
    [released(id)],
  );

/** Released keys that are not among those present, and were not looked for since. */
export async function releasedAndAbsent(client: pg.ClientBase, present: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from installation where starts_with(name, $1) and value = 'released'`,
    [PREFIX],
  );
  return rows.map(({ name }) => name.slice(PREFIX.length)).filter((id) => !present.includes(id));
}

/** Looked for once without the key, and found nowhere: no later start looks again. */
export const noteAbsent = (client: pg.ClientBase, id: string): Promise<unknown> =>
  client.query(`update installation set value = 'absent', noted_at = now() where name = $1`, [released(id)]);

/** Something bears the key after all: nothing starts without it. */
export const needAgain = (client: pg.ClientBase, id: string): Promise<unknown> =>
  client.query('delete from installation where name = $1', [released(id)]);
