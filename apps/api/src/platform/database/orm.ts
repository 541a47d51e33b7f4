import { Migrator } from '@mikro-orm/migrations';
import { type EntityName, MikroORM } from '@mikro-orm/postgresql';
import { ChangeRecorder } from '../audit/changes.ts';

/** The ORM of the mutation path. Queries of the read path never come here. */
export async function createOrm(clientUrl: string, entities: readonly EntityName[], pool: number): Promise<MikroORM> {
  return await MikroORM.init({
    clientUrl,
    entities: [...entities],
    subscribers: [new ChangeRecorder()],
    extensions: [Migrator],
    pool: { min: 0, max: pool },
    forceUtcTimezone: true,
    debug: false,
    discovery: { warnWhenNoEntities: false },
    allowGlobalContext: false,
  });
}
