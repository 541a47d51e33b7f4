import type { OpeningFlow, PrivacyClass, RiskLevel } from '@jinguo/schema';
import type { PostgreSqlConnection } from '@mikro-orm/postgresql';
import pg from 'pg';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { World } from '../../../platform/testing/world.ts';
import { searchColumns } from '../../../platform/text/search.ts';
import { newCheckInSecret } from '../attendance/check-in-code.ts';

type Place = Pick<World, 'services'>;

const HOUR = 3_600_000;
let made = 0;

export interface MakeActivity {
  readonly unitId: string;
  readonly serviceTypeId: string;
  readonly villageCode: string;
  readonly title?: string;
  readonly state?: 'DRAFT' | 'PUBLISHED' | 'CLOSED';
  readonly risk?: RiskLevel;
  readonly privacyClass?: PrivacyClass;
  readonly insurancePolicyNo?: string | null;
  /** From now. */
  readonly startsInHours?: number;
  readonly hours?: number;
  readonly maximum?: number;
  readonly flow?: OpeningFlow;
  readonly minAge?: number | null;
  readonly requiredQualification?: string | null;
  readonly createdAt?: string;
  readonly homeVisit?: boolean;
}
export interface MadeActivity {
  readonly id: string;
  readonly title: string;
  readonly postId: string;
  readonly shiftId: string;
  readonly openingId: string;
  readonly secret: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A published activity with one post, one shift tomorrow and one opening of ten places, unless said otherwise. */
export async function makeActivity({ services }: Place, spec: MakeActivity): Promise<MadeActivity> {
  const startsAt = new Date(services.now().getTime() + (spec.startsInHours ?? 24) * HOUR);
  const endsAt = new Date(startsAt.getTime() + (spec.hours ?? 2) * HOUR);
  const title = spec.title ?? `演示活动${(made += 1)}`;
  const id = newId();
  const secret = newCheckInSecret();
  const state = spec.state ?? 'PUBLISHED';
  const search = searchColumns(spec.privacyClass === 'P4' ? '专业服务' : title);
  const author = newId();
  await services.read.rows(sql`insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash)
    values (${author}, '演示·发起人', '-', ${Buffer.from(author)}, '139****0000', '-')`);
  await services.read.rows(sql`insert into activity (id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place,
      content, requirements, risks, safeguards, person_in_charge, contact_phone_cipher, risk, insurance_policy_no, state, starts_at, ends_at, published_at,
      check_in_secret_cipher, search_text, search_grams, created_by, created_at, home_visit)
    select ${id}, u.id, ${spec.serviceTypeId}, ${spec.privacyClass ?? 'P0'}, u.county_code, ${spec.villageCode.slice(0, 4)}, ${spec.villageCode.slice(0, 9)}, ${spec.villageCode},
      ${title}, '演示广场', '演示内容', '演示条件', '演示风险', '演示保障', '演示·负责人', ${services.cipher.seal('13900000000')}, ${spec.risk ?? 'ORDINARY'},
      ${spec.insurancePolicyNo === undefined ? (spec.risk === 'HAZARDOUS' ? 'BX-2026-0001' : null) : spec.insurancePolicyNo}, ${state}, ${startsAt}, ${endsAt},
      ${state === 'DRAFT' ? null : services.now()}, ${services.cipher.seal(secret)}, ${search.searchText}, ${search.searchGrams}, ${author}, ${spec.createdAt ?? services.now()}, ${spec.homeVisit ?? false}
    from unit u where u.id = ${spec.unitId}`);
  const parts = await makeOpening({ services }, { activityId: id, startsAt, endsAt, ...spec });
  return { id, title, secret, startsAt, endsAt, ...parts };
}

/** Another post × shift of an activity. */
export async function makeOpening(
  { services }: Place,
  spec: {
    activityId: string;
    startsAt: Date;
    endsAt: Date;
    maximum?: number;
    flow?: OpeningFlow;
    minAge?: number | null;
    requiredQualification?: string | null;
  },
): Promise<{ postId: string; shiftId: string; openingId: string }> {
  const ids = { postId: newId(), shiftId: newId(), openingId: newId() };
  const qualification = spec.requiredQualification ?? null;
  await services.read.rows(sql`insert into post (id, activity_id, name, needs_qualification, required_qualification, min_age)
    values (${ids.postId}, ${spec.activityId}, '演示岗位', ${qualification !== null}, ${qualification}, ${spec.minAge ?? null})`);
  await services.read.rows(
    sql`insert into shift (id, activity_id, starts_at, ends_at) values (${ids.shiftId}, ${spec.activityId}, ${spec.startsAt}, ${spec.endsAt})`,
  );
  await services.read.rows(sql`insert into opening (id, activity_id, post_id, shift_id, flow, maximum)
    values (${ids.openingId}, ${spec.activityId}, ${ids.postId}, ${ids.shiftId}, ${spec.flow ?? 'DIRECT'}, ${spec.maximum ?? 10})`);
  return ids;
}

/** A sign-up as it stands after the given state, its place taken. */
export async function makeSignUp(
  { services }: Place,
  spec: {
    openingId: string;
    volunteerId: string;
    accountId: string;
    state?: 'REQUESTED' | 'SIGNED_UP' | 'ARRIVED' | 'COMPLETED';
    checkedInAt?: Date;
    checkedOutAt?: Date;
  },
): Promise<string> {
  const id = newId();
  const state = spec.state ?? 'SIGNED_UP';
  const arrived = state === 'ARRIVED' || state === 'COMPLETED';
  await services.read.rows(sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by, checked_in_at, checked_in_by,
      check_in_method, checked_out_at, checked_out_by, check_out_method, created_at)
    select ${id}, o.id, o.activity_id, ${spec.volunteerId}, a.county_code, tstzrange(s.starts_at, s.ends_at), ${state}, 'SELF', ${spec.accountId},
      ${arrived ? (spec.checkedInAt ?? services.now()) : null}::timestamptz, ${arrived ? spec.accountId : null}::uuid, ${arrived ? 'QR' : null}::text,
      ${state === 'COMPLETED' ? (spec.checkedOutAt ?? services.now()) : null}::timestamptz, ${state === 'COMPLETED' ? spec.accountId : null}::uuid,
      ${state === 'COMPLETED' ? 'QR' : null}::text, ${services.now()}::timestamptz
    from opening o join shift s on s.id = o.shift_id join activity a on a.id = o.activity_id where o.id = ${spec.openingId}`);
  if (state !== 'REQUESTED')
    await services.read.rows(sql`update opening set taken = taken + 1 where id = ${spec.openingId}`);
  return id;
}

type Queries = { query: (...args: unknown[]) => unknown };

/** The statements sent to the database while `work` ran, by reads and by mutations (which bring a driver of their own). */
export async function countStatements<T>(
  { services }: Place,
  work: () => Promise<T>,
): Promise<{ result: T; statements: number; texts: string[] }> {
  const pool = (await (
    services.orm.em.getConnection() as unknown as PostgreSqlConnection
  ).getNativeClient()) as unknown as { Client: { prototype: Queries } };
  const texts: string[] = [];
  const undo = [pool.Client.prototype, pg.Client.prototype as unknown as Queries].map((prototype) => {
    const original = prototype.query;
    prototype.query = function (this: unknown, ...args: unknown[]) {
      const [first] = args;
      texts.push(typeof first === 'string' ? first : ((first as { text?: string }).text ?? ''));
      return original.apply(this, args);
    };
    return () => {
      prototype.query = original;
    };
  });
  try {
    const result = await work();
    // The live hub's notices follow in their own time.
    const kept = texts.filter((text) => !text.includes('pg_notify'));
    return { result, statements: kept.length, texts: kept };
  } finally {
    for (const restore of undo.reverse()) restore();
  }
}
