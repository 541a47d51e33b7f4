import { sealedServiceWords } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { addPersonPart, herAccounts, type PersonPart } from '../../people/index.ts';
import { eraseStatementsAbout } from '../../publicity/index.ts';
import { releasePapers } from '../late/release-papers.ts';

/** Of a sealed service no title is told (words). */
const covered = (alias: 'k' | 'b') =>
  raw(`case when ${alias}.privacy_class = 'P4' then '${sealedServiceWords.zh}' else ${alias}.activity_name end`);

/** A person's records and ledger accounts, as people merges, copies and erases them. */
const hoursOfPerson: PersonPart = {
  name: 'hours',
  /** Late lines hang on no sign-up: where they meet another record of the other's, one time would count twice. */
  overlaps: (reads, keptId, absorbedId) =>
    reads.sql(sql`select greatest(k.started_at, b.started_at)::text as "startsAt", least(k.ended_at, b.ended_at)::text as "endsAt",
        ${covered('k')} as kept, ${covered('b')} as absorbed
      from service_record k join service_record b on b.volunteer_id = ${absorbedId} and tstzrange(b.started_at, b.ended_at) && tstzrange(k.started_at, k.ended_at)
      where k.volunteer_id = ${keptId} and k.state <> 'RETURNED' and b.state <> 'RETURNED' and (k.sign_up_id is null or b.sign_up_id is null)
      order by 1 limit 100`),
  async counts(reads, id) {
    const [row] = await reads.sql<{ records: number; minutes: number }>(sql`select
      (select count(*)::int from service_record where volunteer_id = ${id}) as records,
      (select coalesce(sum(h.minutes), 0)::int from ledger_account a join ledger_head h on h.account_id = a.id where a.volunteer_id = ${id}) as minutes`);
    return { records: row?.records ?? 0, minutes: row?.minutes ?? 0 };
  },
  /**
   * Records first: an approval locks its record before any head, so that none appends to an account closed meanwhile. The
   * absorbed account is closed and keeps its chain; chains are never joined (docs/adr/0004).
   */
  async move(tx, keptId, absorbedId) {
    await tx.sql(
      sql`update service_record set volunteer_id = ${keptId}, version = version + 1 where volunteer_id = ${absorbedId}`,
    );
    await tx.sql(
      sql`update correction set volunteer_id = ${keptId}, version = version + 1 where volunteer_id = ${absorbedId}`,
    );
    await tx.sql(
      sql`update ledger_account set volunteer_id = ${keptId}, closed_at = coalesce(closed_at, ${tx.now}) where volunteer_id = ${absorbedId}`,
    );
  },
  async copy(reads, id) {
    const records =
      await reads.sql(sql`select activity_name as "活动名称", service_date::text as "日期", place as "地点", content as "服务内容",
        minutes as "服务分钟", organiser as "活动组织单位", person_in_charge as "活动负责人", state as "状态", approved_at as "计入时间", final_at as "生效时间", return_reason as "退回原因"
      from service_record where volunteer_id = ${id} order by service_date desc, id limit 5000`);
    const entries =
      await reads.sql(sql`select e.sequence as "序号", e.at as "时间", e.minutes as "分钟", e.source as "来源"
      from ledger_account a join ledger_entry e on e.account_id = a.id where a.volunteer_id = ${id} order by e.at desc, e.sequence desc limit 5000`);
    const looked =
      await reads.sql(sql`select f.day::text as "日期", f.records as "审核条数", f.seconds as "每条秒数", f.resolution as "核查结果", f.reason as "核查说明"
      from approver_flag f join volunteer v on v.id = ${id} where f.account_id = any(${raw(herAccounts)}) order by f.day desc limit 1000`);
    return { 服务记录: records, 工时台账: entries, ...(looked.length > 0 && { 审核过快: looked }) };
  },
  async erase(tx, id) {
    const hers = sql`exists (select from service_record r where r.late_entry_id = le.id and r.volunteer_id = ${id})`;
    // A sheet she alone stands on goes with her; one that proves the hours of others stays for its term, by which it goes too.
    await releasePapers(
      tx,
      sql`${hers} and not exists (select from service_record r join volunteer v on v.id = r.volunteer_id
        where r.late_entry_id = le.id and r.volunteer_id <> ${id} and v.erased_at is null)`,
    );
    await tx.sql(sql`update record_flag f set reason = '（已隐去）' where f.reason is not null
      and exists (select from service_record r where r.id = f.record_id and r.volunteer_id = ${id})`);
    await tx.sql(sql`update approver_flag f set reason = '（已隐去）' from volunteer v
      where v.id = ${id} and f.reason is not null and f.account_id = any(${raw(herAccounts)})`);
    await tx.sql(sql`update late_entry le set reason = '（已隐去）' where ${hers}`);
    await tx.sql(
      sql`update correction set reason = '（已隐去）', decision_note = null, version = version + 1 where volunteer_id = ${id}`,
    );
    await eraseStatementsAbout(tx, 'HOURS', sql`select r.id from service_record r where r.volunteer_id = ${id}`);
    await tx.sql(sql`update service_record set return_reason = null, note = null, version = version + 1
      where volunteer_id = ${id} and (return_reason is not null or note is not null)`);
  },
};
addPersonPart(hoursOfPerson);
