import { Migrator } from '@mikro-orm/migrations';
import { type EntityName, MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { ChangeRecorder } from '../audit/changes.ts';

/** The ORM of the mutation path. Queries of the read path never come here. */
export async function createOrm(clientUrl: string, entities: readonly EntityName[], pool: number): Promise<MikroORM> {
  return await MikroORM.init({
    clientUrl,
    entities: [...entities],
    subscribers: [new ChangeRecorder()],
    extensions: [Migrator],
    pool: { min: 0, max: pool },
    driverOptions: { onPoolCreated: readInstants },
    forceUtcTimezone: true,
    debug: false,
    discovery: { warnWhenNoEntities: false },
    allowGlobalContext: false,
  });
}

const TIMESTAMPTZ = 1184;
/** The driver leaves times as text for the hydrator; `tx.sql` promises Dates, and the hydrator takes them too. */
const readInstants = (pool: pg.Pool): void => {
  const { types } = (
    pool as unknown as { options: { types: { setTypeParser(oid: number, parse: (text: string) => unknown): void } } }
  ).options;
  types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text));
};
