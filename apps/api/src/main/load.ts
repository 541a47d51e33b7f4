import 'reflect-metadata';
import { createCipher } from '../platform/crypto/cipher.ts';
import { reachDatabases } from '../platform/database/reach.ts';
import { createReadDb } from '../platform/database/read.ts';
import { readEnv } from '../platform/env.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';
import { loadBasics } from './load-basics.ts';
import { refuseDemo } from './refuse-demo.ts';

/** Divisions, units, service types and the privacy notice, and nobody: what a platform for real people starts with. */
checkNode();
try {
  const env = readEnv();
  const { DATABASE_URL, DATABASE_OWNER_URL } = env;
  await reachDatabases({ DATABASE_OWNER_URL, DATABASE_URL });
  await loadBasics(env);
  const read = createReadDb(DATABASE_URL, 1);
  await refuseDemo(read, createCipher(env)).finally(() => read.end());
} catch (error) {
  endOnWrongSettings(error);
}
