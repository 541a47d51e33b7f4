import pg from 'pg';
import { createCipher } from '../platform/crypto/cipher.ts';
import { checkKeysAsOwner, sealsNow } from '../platform/database/installation.ts';
import { reachDatabases } from '../platform/database/reach.ts';
import { type Env, readEnv } from '../platform/env.ts';
import { createFileStore } from '../platform/files/file-store.ts';
import { countKeys, type KeyUse } from '../platform/reseal/count-keys.ts';
import { resealAll } from '../platform/reseal/reseal-all.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';

/**
 * `npm run keys` says which key sealed how much; `npm run keys -- rotate` seals anew with the first key of the file what the
 * others sealed, beside the running platform, and says which key may be taken away (docs/operator.md). Ends with 1 while
 * something is left.
 */
checkNode();
const print = (line: string): void => console.log(line);
const [, , verb = 'status', ...more] = process.argv;
if (!['status', 'rotate'].includes(verb) || more.length > 0) {
  console.error('用法：npm run keys [-- status | rotate]\nUsage: npm run keys [-- status | rotate]');
  process.exit(64);
}
try {
  const env = readEnv();
  const ownerUrl = env.DATABASE_OWNER_URL || env.DATABASE_URL;
  await reachDatabases({ DATABASE_OWNER_URL: ownerUrl });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await checkKeysAsOwner(client, env);
    if (verb === 'rotate') await rotate(client, env);
    else for (const use of await countKeys(client, createFileStore(env))) print(lineOf(use, env));
  } finally {
    await client.end();
  }
} catch (error) {
  endOnWrongSettings(error);
}

async function rotate(client: pg.Client, env: Env): Promise<void> {
  // A process that still seals with the old key would go on making what is to be gone.
  if (!(await sealsNow(client, env.dataKeyId))) {
    console.error(
      `请先用新的密钥文件重新启动平台（所有进程），再执行。平台最近一次启动时，用来加密的（文件第一行）不是 ${env.dataKeyId}。\nRestart the platform (every process) with the new key file first: ${env.dataKeyId} was not the sealing key (the first line) when it was last started.`,
    );
    process.exitCode = 1;
    return;
  }
  const done = new Map<string, number>();
  let next = Date.now() + 2000;
  const { released, left } = await resealAll(
    client,
    createCipher(env),
    createFileStore(env),
    env.retiredKeys.map(({ id }) => id),
    {
      progress(what, count) {
        done.set(what, (done.get(what) ?? 0) + count);
        if (Date.now() < next) return;
        next = Date.now() + 2000;
        print(`  ${what}: ${done.get(what)} …`);
      },
    },
  );
  for (const [what, count] of done) print(`  ${what}: ${count}`);
  for (const id of released)
    print(
      `密钥 ${id} 不再需要：可以从密钥文件里删去这一行，再重新启动。备份里的内容仍要用它，请在保险柜里保存到那些备份作废。\nKey ${id} is no longer needed: take its line out of the key file and restart. Backups of before still need it: keep it in the safe until they are gone.`,
    );
  for (const use of left) print(lineOf(use, env));
  if (left.length > 0) {
    print('还有没换完的，密钥请保留，稍后再执行一次。\nSomething is left: keep the keys and run this again.');
    process.exitCode = 1;
  }
}

function lineOf({ id, texts, files }: KeyUse, env: Env): string {
  const [zh, en] =
    id === env.dataKeyId
      ? ['正在使用', 'seals now']
      : env.retiredKeys.some((key) => key.id === id)
        ? ['已停用，仍可读', 'retired, still opens']
        : ['密钥文件里没有，读不出来', 'not in the key file: cannot be read'];
  return `  ${id}（${zh} ${en}）: ${texts} 项内容 texts, ${files} 个文件 files`;
}
