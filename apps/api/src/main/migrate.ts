import { migrate } from '../platform/database/migrate.ts';
import { readEnv } from '../platform/env.ts';
import { checkNode } from './check-node.ts';

/** Brings the database to this version: `DATABASE_OWNER_URL` migrates, the user of `DATABASE_URL` gets the rights. */
checkNode();
const env = readEnv();
await migrate(env.DATABASE_OWNER_URL || env.DATABASE_URL, decodeURIComponent(new URL(env.DATABASE_URL).username));
