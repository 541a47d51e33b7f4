import { sql } from '../../platform/database/sql.ts';
import { addPersonPart, eraseFiles } from '../people/index.ts';
import { complainantIndex } from './handling/hands.ts';

/**
 * What she complained of, by name or under protection: her words and pictures go with her data, and what was answered; that there
 * was a complaint, what was found and when, stays. A protected one names nobody, and its seal leads to an account without a name.
 */
addPersonPart({
  name: 'complaint',
  async copy(reads, id) {
    const mine =
      await reads.sql(sql`select array_to_string(c.facts, '；') as "内容", c.received_at as "提出时间", c.state as "状态", c.finding as "认定"
      from complaint c join volunteer v on v.account_id = c.complainant_account_id where v.id = ${id} order by c.received_at desc, c.id limit 1000`);
    return { 我实名提出的投诉: mine };
  },
  async erase(tx, id) {
    const [her] = await tx.sql<{ account_id: string | null }>(sql`select account_id from volunteer where id = ${id}`);
    if (!her?.account_id) return;
    const mine = sql`complainant_index = ${complainantIndex(tx.services, her.account_id)}`;
    const held = await tx.sql<{ id: string }>(
      sql`select evidence_file_id as id from complaint where ${mine} and evidence_file_id is not null`,
    );
    await tx.sql(sql`update complaint_step s set words = case when s.words is null then null else '（已隐去）' end,
        measure = case when s.measure is null then null else '（已隐去）' end
      where s.complaint_id in (select id from complaint where ${mine})`);
    await tx.sql(sql`update complaint set facts = array['（已隐去）'], about_name = case when about_name is null then null else '（已隐去）' end,
        evidence_file_id = null, reveal_reason = case when reveal_reason is null then null else '（已隐去）' end, version = version + 1 where ${mine}`);
    if (held.length > 0) await eraseFiles(tx, sql`f.id = any(${held.map((file) => file.id)}::uuid[])`);
  },
});
