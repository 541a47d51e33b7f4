import { sql } from '../../../platform/database/sql.ts';
import { addPersonPart, eraseFiles } from '../../people/index.ts';

/** Where her records stand elsewhere: told in her copy; erased, no word about her stays, nor a batch's file that names her. */
addPersonPart({
  name: 'outside.systems',
  async copy(reads, id) {
    const rows =
      await reads.sql(sql`select s.name as "外部系统", e.number as "编号", e.minutes as "分钟", e.noted_at as "登记时间", r.activity_name as "活动名称",
        r.service_date::text as "日期"
      from outside_entry e join outside_system s on s.id = e.system_id join service_record r on r.id = e.record_id
      where r.volunteer_id = ${id} order by r.service_date desc, r.id limit 5000`);
    return { 外部系统录入: rows };
  },
  async erase(tx, id) {
    const hers = sql`exists (select from service_record r where r.id = e.record_id and r.volunteer_id = ${id})`;
    await tx.sql(
      sql`update outside_entry e set accept_reason = '（已隐去）' where e.accept_reason is not null and ${hers}`,
    );
    const batches = sql`select l.batch_id from outside_batch_line l join service_record r on r.id = l.record_id where r.volunteer_id = ${id}`;
    await eraseFiles(
      tx,
      sql`f.id in (select unnest(array[b.sheet_file_id, b.json_file_id, b.answer_file_id]) from outside_batch b where b.id in (${batches}) and b.state <> 'ANSWERING')`,
    );
  },
});
