import {
  availabilityWords,
  consentPurposeWords,
  genderWords,
  guardianStateWords,
  idTypeWords,
  membershipStateWords,
  qualificationStateWords,
  revealFieldWords,
  revealPurposeWords,
  rightsKindWords,
  rightsStateWords,
  volunteerStateWords,
  type Words,
} from '@jinguo/schema';
import type { Cipher } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { personParts, type Reads } from '../shared/person-parts.ts';

type Line = Readonly<Record<string, unknown>>;
/** Everything on record about one person, by heading. */
export type PersonCopy = Readonly<Record<string, readonly Line[]>>;

const say = (table: Readonly<Record<string, Words>>, key: unknown): string =>
  table[String(key)]?.zh ?? String(key ?? '');
/** The same lines with codes as words. */
const worded = (rows: readonly Line[], tables: Readonly<Record<string, Readonly<Record<string, Words>>>>): Line[] =>
  rows.map((row) => ({
    ...row,
    ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, say(table, row[name])])),
  }));

/** What the platform holds about her, in full: her own numbers are whole in her own copy (PIPL §45). */
export async function copyOf(reads: Reads, cipher: Cipher, id: string): Promise<PersonCopy> {
  const copy: Record<string, readonly Line[]> = {
    登记信息: [await registration(reads, cipher, id)],
    ...(await own(reads, id)),
  };
  for (const part of personParts()) Object.assign(copy, await part.copy?.(reads, id));
  return copy;
}

async function registration(reads: Reads, cipher: Cipher, id: string): Promise<Line> {
  const [row] = await reads.sql<
    { sealed: { id: string; phone: string }; availability: string[] } & Record<string, unknown>
  >(sql`select
      v.number as "志愿者编号", v.name as "姓名", v.gender as "性别", v.birth_date::text as "出生日期", v.id_type as "证件类型", '' as "证件号码", '' as "手机号",
      v.village_code as "居住地代码", u.name as "所属妇联", v.skills as "专业技能",
      (select string_agg(st.name, '、' order by st.sort) from service_type st where st.id = any(v.service_type_ids)) as "服务类别",
      v.state as "状态", v.created_at as "登记时间", v.confirmed_at as "本人确认时间",
      json_build_object('id', v.id_number_cipher, 'phone', v.phone_cipher) as sealed, v.availability
    from volunteer v join unit u on u.id = v.unit_id where v.id = ${id}`);
  if (!row) return {};
  const { sealed, availability, ...line } = row;
  const [words] = worded([line], { 性别: genderWords, 证件类型: idTypeWords, 状态: volunteerStateWords });
  return {
    ...words,
    证件号码: cipher.open(sealed.id),
    手机号: cipher.open(sealed.phone),
    可服务时间: availability.map((one) => say(availabilityWords, one)).join('、'),
  };
}

async function own(reads: Reads, id: string): Promise<PersonCopy> {
  const consents =
    await reads.sql(sql`select purpose as "同意事项", notice_version as "告知书版本", given_at as "同意时间", withdrawn_at as "撤回时间"
    from consent where volunteer_id = ${id} order by given_at limit 500`);
  const guardians =
    await reads.sql(sql`select guardian_name as "监护人", relation as "关系", state as "答复", asked_at as "请求时间", decided_at as "答复时间"
    from guardian_consent where volunteer_id = ${id} order by asked_at limit 100`);
  const teams =
    await reads.sql(sql`select u.name as "服务队", m.state as "状态", m.requested_at as "申请时间", m.decided_at as "处理时间", m.reason as "原因"
    from membership m join unit u on u.id = m.team_id where m.volunteer_id = ${id} order by m.requested_at limit 500`);
  const papers =
    await reads.sql(sql`select k.name as "资格", q.issuer as "发证机关", q.valid_from::text as "有效期自", q.valid_to::text as "有效期至", q.state as "状态", q.reject_reason as "原因"
    from qualification q join qualification_kind k on k.code = q.kind_code where q.volunteer_id = ${id} order by q.created_at limit 500`);
  const reveals =
    await reads.sql(sql`select r.at as "时间", r.field as "查看了", r.purpose as "目的", r.reason as "说明", a.display_name as "查看人", u.name as "单位"
    from data_reveal r join account a on a.id = r.account_id join unit u on u.id = r.reader_unit_id
    where r.volunteer_id in (select id from volunteer where id = ${id} or merged_into = ${id}) order by r.at desc limit 2000`);
  const requests =
    await reads.sql(sql`select kind as "请求", state as "状态", asked_at as "提出时间", due_on::text as "办理期限", decided_at as "办结时间"
    from rights_request where volunteer_id = ${id} order by asked_at limit 500`);
  return {
    同意记录: worded(consents, { 同意事项: consentPurposeWords }),
    监护人同意: worded(guardians, { 答复: guardianStateWords }),
    服务队: worded(teams, { 状态: membershipStateWords }),
    专业资格: worded(papers, { 状态: qualificationStateWords }),
    谁看过我的号码: worded(reveals, { 查看了: revealFieldWords, 目的: revealPurposeWords }),
    个人信息请求: worded(requests, { 请求: rightsKindWords, 状态: rightsStateWords }),
  };
}
