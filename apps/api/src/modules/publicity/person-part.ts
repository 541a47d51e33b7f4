import { sql } from '../../platform/database/sql.ts';
import { addPersonPart, eraseFiles } from '../people/index.ts';
import { objectorIndex } from './objection/objector.ts';

/**
 * What she objected to, by name or under protection: her words and pictures go with her data, that there was an objection and
 * how it ended stays. A protected one names nobody, and its seal leads to an account without a name.
 */
addPersonPart({
  name: 'publicity',
  async copy(reads, id) {
    const mine =
      await reads.sql(sql`select o.statement as "内容", o.opened_at as "提出时间", o.state as "状态", o.answer as "答复", o.decided_at as "答复时间"
      from objection o join volunteer v on v.account_id = o.objector_account_id where v.id = ${id} order by o.opened_at desc, o.id limit 1000`);
    return { 我实名提出的异议: mine };
  },
  async erase(tx, id) {
    const [her] = await tx.sql<{ account_id: string | null }>(sql`select account_id from volunteer where id = ${id}`);
    if (!her?.account_id) return;
    const mine = sql`objector_index = ${objectorIndex(tx.services, her.account_id)}`;
    const held = await tx.sql<{ id: string }>(
      sql`select evidence_file_id as id from objection where ${mine} and evidence_file_id is not null`,
    );
    await tx.sql(sql`update objection set statement = '（已隐去）', evidence_file_id = null,
        answer = case when answer is null then null else '（已隐去）' end,
        reveal_reason = case when reveal_reason is null then null else '（已隐去）' end, version = version + 1 where ${mine}`);
    if (held.length > 0) await eraseFiles(tx, sql`f.id = any(${held.map((file) => file.id)}::uuid[])`);
  },
});
