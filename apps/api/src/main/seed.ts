import { parseArgs } from 'node:util';
import pg from 'pg';
import { createCipher } from '../platform/crypto/cipher.ts';
import { readEnv } from '../platform/env.ts';
import { checkNode } from './check-node.ts';
import { runSeed } from './seed/run-seed.ts';
import { scales } from './seed/scale.ts';

/** `npm run seed -- --scale large`: many invented people, activities and records, for measuring. Works as the owner. */
checkNode();
const { values } = parseArgs({ options: { scale: { type: 'string', default: 'small' } } });
const scale = scales[values.scale];
const env = readEnv();
const keys = Boolean((env.DATA_KEY_FILE || env.DATA_KEY) && (env.INDEX_KEY_FILE || env.INDEX_KEY));
if (!scale) {
  console.error(`--scale 应为 ${Object.keys(scales).join('、')} 之一。`);
  process.exitCode = 1;
} else if (!env.DATABASE_OWNER_URL || !keys) {
  console.error('需要 DATABASE_OWNER_URL、DATA_KEY_FILE 和 INDEX_KEY_FILE：与 API 使用同一数据库和同一密钥。');
  process.exitCode = 1;
} else {
  const client = new pg.Client({ connectionString: env.DATABASE_OWNER_URL });
  try {
    await client.connect();
    await runSeed(client, createCipher(env), scale, (text) => console.log(text));
  } catch (error) {
    console.error(`没有写入任何数据：${(error as Error).message}`);
    process.exitCode = 1;
  } finally {
    await client.end();
  }
}
