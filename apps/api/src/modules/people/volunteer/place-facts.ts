import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { noticeInForce } from '../consent/notice-in-force.ts';
import type { Person } from './person-input.ts';

export interface HomeUnit extends Record<string, unknown> {
  readonly id: string;
  readonly path: string;
  readonly county_code: string;
}

/** The federation of her village, or the nearest above where the village has none yet. */
export async function homeUnitOf(tx: Tx, villageCode: string): Promise<HomeUnit | null> {
  const above = [2, 4, 6, 9, 12].map((length) => villageCode.slice(0, length));
  const [unit] = await tx.sql<HomeUnit>(sql`select u.id, u.path, u.county_code from division d
    join unit u on u.division_code = any(${above}::text[]) and u.kind = 'FEDERATION' and u.valid_to is null
    where d.code = ${villageCode} and d.level = 5 and (d.valid_to is null or d.valid_to > current_date)
    order by length(u.division_code) desc limit 1`);
  return unit ?? null;
}

/** What the database says of a person's fields: the village exists, the services are offered. */
export async function placeAndServices(
  tx: Tx,
  person: Partial<Person>,
): Promise<{ unit: HomeUnit | null; reasons: Reason[] }> {
  const reasons: Reason[] = [];
  const unit = person.villageCode ? await homeUnitOf(tx, person.villageCode) : null;
  if (person.villageCode && !unit) reasons.push({ code: 'PLACE_NOT_VILLAGE', field: 'villageCode' });
  const ids = person.serviceTypeIds ?? [];
  if (ids.length > 0) {
    const [known] = await tx.sql<{ n: number }>(
      sql`select count(*)::int as n from service_type where id = any(${ids}::uuid[]) and active`,
    );
    if (known?.n !== ids.length) reasons.push({ code: 'SERVICE_TYPE_RETIRED', field: 'serviceTypeIds' });
  }
  return { unit, reasons };
}

/** Consents name the version that was read: an older one must be read anew (PIPL §14). */
export async function noticeReasons(tx: Tx, version: string | undefined): Promise<Reason[]> {
  if (version === undefined) return [];
  const [current] = await tx.sql<{ version: string }>(
    sql`select n.version from privacy_notice n where n.version = ${noticeInForce(tx.now)}`,
  );
  return current?.version === version ? [] : [{ code: 'NOTICE_OUTDATED', field: 'noticeVersion' }];
}
