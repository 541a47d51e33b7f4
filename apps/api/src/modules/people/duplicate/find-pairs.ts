import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { volunteerRegistered } from '../people.events.ts';

/** Whose registration still stands. */
export const standing = (alias: string): Fragment =>
  raw(`${alias}.erased_at is null and ${alias}.state not in ('MERGED', 'DEREGISTERED')`);

/**
 * Papers of one kind with two numbers are two people's: a family on one phone, a mother and daughter of like names. Such
 * pairs are not shown for their phone alone; with one name they are, since a number may have been written down wrongly.
 */
const papersAllow = raw('(o.id_type <> v.id_type or o.id_number_index = v.id_number_index)');
const sharesCharacters = raw(
  `exists (select from unnest(v.search_grams) g where length(g) = 2 and g !~ '[ -~]' and g = any(o.search_grams))`,
);

const likenesses: Readonly<Record<string, Fragment>> = {
  NAME_PHONE: sql`o.phone_index = v.phone_index and o.name = v.name`,
  NAME_BIRTH: sql`o.name = v.name and o.birth_date = v.birth_date`,
  PHONE_BIRTH: sql`o.phone_index = v.phone_index and o.birth_date = v.birth_date and o.name <> v.name and ${papersAllow}`,
  PHONE_NAME_LIKE: sql`o.phone_index = v.phone_index and o.name <> v.name and ${sharesCharacters} and ${papersAllow}`,
};

/** Notes every pair that `only` leaves, once for ever: a pair somebody dismissed does not come back. */
async function notePairs(tx: Tx, only: Fragment): Promise<void> {
  const found = Object.entries(likenesses).map(
    ([why, like]) => sql`select v.id as a, o.id as b, ${why}::text as why from volunteer v join volunteer o on ${like}
      where ${only} and ${standing('v')} and ${standing('o')}`,
  );
  await tx.sql(sql`insert into likely_duplicate (id, one_id, other_id, reasons, found_at)
    select gen_random_uuid(), least(p.a, p.b), greatest(p.a, p.b), array_agg(distinct p.why), ${tx.now}::timestamptz
    from (${sql.join(found, ' union all ')}) p group by 2, 3 on conflict (one_id, other_id) do nothing`);
}

/** A new or corrected registration is compared at once, by the indexes of name and phone. */
export const findDuplicates = on(volunteerRegistered, 'people.find-duplicates', (tx, { volunteerId }) =>
  notePairs(tx, sql`v.id = ${volunteerId} and o.id <> v.id`),
);

/** Each night all are compared: people moved in by a file, numbers put right. Pairs of which one is gone are forgotten. */
export const sweepDuplicates: Job = {
  name: 'people.find-duplicates',
  cron: '40 2 * * *',
  async run(tx) {
    await tx.sql(sql`delete from likely_duplicate d where d.dismissed_at is null and exists (select from volunteer v
      where v.id in (d.one_id, d.other_id) and not (${standing('v')}))`);
    await notePairs(tx, sql`v.id < o.id`);
  },
};
