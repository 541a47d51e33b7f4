import pg from 'pg';
import { seedId } from '../src/main/seed/ids.ts';
import { newToken, sha256 } from '../src/platform/crypto/cipher.ts';
import { newId } from '../src/platform/ids.ts';
import type { BenchDatabase } from './setup.ts';

/** Runs as the owner, with a connection of its own. */
export async function asOwner<T>(database: BenchDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  client.on('error', () => undefined); // The statement under way fails and tells.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Real sessions of these accounts; the tokens are what their cookies hold. */
export async function openSessions(
  client: pg.Client,
  app: 'admin' | 'volunteer',
  accounts: readonly string[],
): Promise<readonly string[]> {
  const tokens = accounts.map(() => newToken());
  await client.query(
    `insert into session (id, account_id, app, token_hash, second_factor, expires_at)
     select i, a, $1, t, $1 = 'admin', now() + interval '1 day' from unnest($2::uuid[], $3::uuid[], $4::bytea[]) as n(i, a, t)`,
    [app, accounts.map(() => newId()), accounts, tokens.map(sha256)],
  );
  return tokens;
}

/** Someone of the province who sees everything, with the rights of 妇联工作人员. */
export async function openStaff(client: pg.Client): Promise<{ token: string; path: string }> {
  const account = newId();
  const { rows } = await client.query<{ id: string; path: string; county_code: string }>(
    `select id, path, county_code from unit where parent_id is null order by seq limit 1`,
  );
  const [top] = rows;
  if (!top) throw new Error('no units');
  await client.query(
    `insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash) values ($1, '演示·测量', 'k1:', '\\x00', '139****0000', '')`,
    [account],
  );
  await client.query(
    `insert into access_grant (id, account_id, unit_id, county_code, kind, name, valid_from) values ($1, $2, $3, $4, 'ROLE', 'STAFF', now() - interval '1 day')`,
    [newId(), account, top.id, top.county_code],
  );
  const [token] = await openSessions(client, 'admin', [account]);
  return { token: token ?? '', path: top.path };
}

export const volunteerAccounts = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => seedId('account', from + i));
