import { sql } from '../../../platform/database/sql.ts';
import { type Handover, openItems, type Reader } from '../../../platform/open-items.ts';

const led = (
  { from, paths }: Handover,
  now: Date,
) => sql`a.state in ('DRAFT', 'PUBLISHED') and (a.ends_at is null or a.ends_at > ${now}::timestamptz)
  and a.person_in_charge = (select display_name from account where id = ${from})
  and exists (select 1 from unit u where u.id = a.unit_id and u.path ^@ any(${paths}::text[]))`;

/** The contact number of an activity she leads is hers only if it says so: other numbers stay. */
async function takeOverPhones(reader: Reader, handover: Handover): Promise<void> {
  const { cipher } = reader.services;
  const [phones] = await reader.sql<{
    old: string;
    new: string;
  }>(sql`select f.phone_cipher as old, t.phone_cipher as new
    from account f, account t where f.id = ${handover.from} and t.id = ${handover.to}`);
  if (!phones) return;
  const hers = cipher.open(phones.old);
  const rows = await reader.sql<{ id: string; phone: string }>(
    sql`select a.id, a.contact_phone_cipher as phone from activity a where ${led(handover, reader.now)} and a.contact_phone_cipher is not null limit 1000`,
  );
  const ids = rows.filter((row) => cipher.open(row.phone) === hers).map((row) => row.id);
  await reader.sql(
    sql`update activity set contact_phone_cipher = ${cipher.seal(cipher.open(phones.new))}, version = version + 1 where id = any(${ids}::uuid[])`,
  );
}

/** Activities to come that name her as the one in charge (令67 §7 活动负责人): her successor's name and number take her place. */
openItems({
  name: 'activity.led',
  label: '由她负责、尚未结束的活动',
  async count(reader, handover) {
    const [row] = await reader.sql<{ n: number }>(
      sql`select count(*)::int as n from activity a where ${led(handover, reader.now)}`,
    );
    return row?.n ?? 0;
  },
  async move(reader, handover) {
    await takeOverPhones(reader, handover);
    await reader.sql(sql`update activity a set person_in_charge = (select display_name from account where id = ${handover.to}), version = version + 1
      where ${led(handover, reader.now)}`);
  },
});
