import pg from 'pg';
import { type Problem, SettingsError } from '../settings/problem.ts';

/** Stands in the database while a restore is under way: who finds it knows that the tables are not whole. */
export const marker = 'restore_under_way';

/** Whether a restore into this database was begun and not finished. */
export async function halfRestored(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.${marker}') is not null as there`,
  );
  return rows[0]?.there ?? false;
}

const problem: Problem = {
  name: 'DATABASE_URL',
  zh: '这个数据库的恢复没有完成，请重新运行 npm run restore。',
  en: 'A restore into this database was not finished: run npm run restore again.',
};

/** A platform never starts on tables that are half restored. */
export async function refuseHalfRestored(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    if (await halfRestored(client)) throw new SettingsError([problem]);
  } finally {
    await client.end();
  }
}
