import { migrate } from '../platform/database/migrate.ts';
import { reachDatabases } from '../platform/database/reach.ts';
import { userOf } from '../platform/database/user-of.ts';
import { readEnv } from '../platform/env.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';

/** Brings the database to this version: `DATABASE_OWNER_URL` migrates, the user of `DATABASE_URL` gets the rights. */
checkNode();
try {
  const env = readEnv();
  // The role of DATABASE_URL may get its rights only now: it is tried by those who come after.
  await reachDatabases({ DATABASE_OWNER_URL: env.DATABASE_OWNER_URL });
  await migrate(env.DATABASE_OWNER_URL || env.DATABASE_URL, userOf(env.DATABASE_URL));
} catch (error) {
  endOnWrongSettings(error);
}
