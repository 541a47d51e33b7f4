// The modules' GraphQL types are read on the way and want their metadata first.
import 'reflect-metadata';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createCipher } from '../platform/crypto/cipher.ts';
import { migrate } from '../platform/database/migrate.ts';
import { checkNode } from './check-node.ts';
import { loadCatalogue } from './seed/catalogue.ts';
import { runSeed } from './seed/run-seed.ts';
import { type Scale, scales } from './seed/scale.ts';
import { seedTarget } from './seed/target.ts';

/** `npm run seed -- --scale large`: many invented people, activities and records, for measuring. Works as the owner. */
checkNode();
const root = resolve(import.meta.dirname, '../../../..');
const { values } = parseArgs({
  options: { scale: { type: 'string', default: 'small' }, data: { type: 'string', default: resolve(root, '.data') } },
});
const wanted = scales[values.scale];
try {
  if (!wanted) throw new Error(`--scale 应为 ${Object.keys(scales).join('、')} 之一。`);
  await seed(wanted);
} catch (error) {
  console.error(`没有写入任何数据：${(error as Error).message}`);
  process.exitCode = 1;
}

async function seed(scale: Scale): Promise<void> {
  const target = await seedTarget(values.data);
  try {
    await migrate(target.ownerUrl, target.appRole);
    await loadCatalogue(target.ownerUrl);
    await runSeed(target.ownerUrl, createCipher(target.keys), scale, (text) => console.log(text));
  } finally {
    await target.close();
  }
}
