import pg from 'pg';
import { keyIdOf, rootKeyOf } from '../modules/hours/root/root-key.ts';
import { textOf } from '../modules/hours/root/root-statement.ts';
import { takeRoot } from '../modules/hours/root/take-root.ts';
import { render } from '../platform/database/sql.ts';
import { readRootEnv } from '../platform/env.ts';

/** `npm run ledger -- root`: takes a root now, whatever the day already has. The worker takes it outside. */
export async function rootCommand(): Promise<void> {
  const { url, seed } = readRootEnv();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const root = await takeRoot(
      {
        rows: async <T extends Record<string, unknown>>(query: Parameters<typeof render>[0]) => {
          const { text, values } = render(query);
          return (await client.query<T>(text, [...values])).rows;
        },
      },
      rootKeyOf(seed),
      new Date(),
    );
    await client.query('commit');
    console.log(textOf(root));
    console.log(
      `已签署第 ${root.number} 个台账根值，签名密钥编号 ${keyIdOf(root.key)}；副本由后台进程取走。\nRoot ${root.number} is signed by key ${keyIdOf(root.key)}; the worker takes its copies outside.`,
    );
  } finally {
    await client.end();
  }
}
