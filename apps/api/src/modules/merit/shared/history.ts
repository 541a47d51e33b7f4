import { column, type Fields, list } from '../../../platform/projection/fields.ts';

/** What every version `x` says of itself. */
export const versionFields = (x: string): Fields => ({
  id: column(`${x}.id`),
  enteredByName: column(`(select ea.display_name from account ea where ea.id = ${x}.entered_by)`),
  enteredAt: column(`${x}.entered_at`),
  reason: column(`${x}.reason`),
  withdrawn: column(`${x}.withdrawn`),
});

/** What a record `x` said before, the newest first. */
export const historyOf = (table: string, said: (x: string) => Fields) =>
  list({
    from: `${table} h`,
    where: 'h.first_id = x.first_id and h.id <> x.id',
    orderBy: 'h.revision desc',
    limit: 20,
    fields: { ...versionFields('h'), ...said('h') },
  });
