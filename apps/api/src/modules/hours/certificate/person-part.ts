import { sql } from '../../../platform/database/sql.ts';
import { addPersonPart, eraseFiles, type PersonPart } from '../../people/index.ts';

/** A person's certificates and requests, as people merges, copies and erases them. */
export const certificatesOfPerson: PersonPart = {
  name: 'certificates',
  async move(tx, keptId, absorbedId) {
    // Both may wait at one unit: one of them is enough.
    await tx.sql(sql`update certificate_request set state = 'WITHDRAWN', version = version + 1
      where volunteer_id = ${absorbedId} and state = 'REQUESTED'`);
    for (const table of [sql`certificate_request`, sql`certificate`])
      await tx.sql(
        sql`update ${table} set volunteer_id = ${keptId}, version = version + 1 where volunteer_id = ${absorbedId}`,
      );
  },
  async copy(reads, id) {
    const certificates =
      await reads.sql(sql`select number as "编号", state as "状态", issuer as "开具单位", period_from::text as "起始日期", period_to::text as "截止日期",
        minutes as "服务分钟", services as "服务次数", issued_at as "开具时间", state_reason as "状态原因", payload as "证明内容"
      from certificate where volunteer_id = ${id} order by issued_at desc, id limit 1000`);
    return { 记录证明: certificates };
  },
  /** Hours, issuer and number stay, she does not: nothing of what it said of her, no file, no reason somebody wrote (rules §6). */
  async erase(tx, id) {
    const files = await tx.sql<{ file_id: string }>(
      sql`select file_id from certificate where volunteer_id = ${id} and file_id is not null`,
    );
    await tx.sql(sql`update certificate set state = 'HOLDER_ERASED', state_at = ${tx.now}, state_reason = null, payload = null, signature = null,
        sheet = null, file_id = null, file_state = 'NONE', version = version + 1
      where volunteer_id = ${id} and state <> 'HOLDER_ERASED'`);
    await tx.sql(sql`update certificate_request set state = case state when 'REQUESTED' then 'WITHDRAWN' else state end,
        return_reason = case when return_reason is null then null else '（已隐去）' end, version = version + 1 where volunteer_id = ${id}`);
    await eraseFiles(tx, sql`f.id = any(${files.map((file) => file.file_id)}::uuid[])`);
  },
};
addPersonPart(certificatesOfPerson);
