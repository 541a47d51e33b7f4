import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { noticeClosed } from '../../publicity/index.ts';

/**
 * Nobody objects: the record is final. Told late or twice it changes nothing: records are locked first, and only then is
 * looked whether the newest notice of each still says so, for a correction puts a record up anew.
 */
export const finalOnClose = on(noticeClosed, 'hours.final-on-close', async (tx, { kind, subjectIds }) => {
  if (kind !== 'HOURS') return;
  await tx.sql(
    sql`select 1 as one from service_record where id = any(${[...subjectIds]}::uuid[]) order by id for update`,
  );
  await tx.sql(sql`update service_record r set final_at = ${tx.now}, version = r.version + 1
    where r.id = any(${[...subjectIds]}::uuid[]) and r.state = 'APPROVED' and r.final_at is null
      and (select i.outcome from notice_item i where i.subject_id = r.id and i.kind = 'HOURS' order by i.id desc limit 1) = 'STANDS'`);
});
