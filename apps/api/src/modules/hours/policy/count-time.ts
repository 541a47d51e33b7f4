import { countTime, type HoursRule, nationalRule } from '@jinguo/schema';
import type { ReadDb } from '../../../platform/database/read.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** What a record says it was counted under when its unit set nothing of its own. */
export const NATIONAL = 'national-1';

/** A rule and the name a record keeps of it. */
export interface HoursPolicy extends HoursRule {
  readonly version: string;
}
export const nationalPolicy: HoursPolicy = { version: NATIONAL, ...nationalRule };

export interface Attendance {
  readonly checkedInAt: Date;
  readonly checkedOutAt: Date;
  readonly shiftStartsAt: Date;
  readonly shiftEndsAt: Date;
}
export interface CountedTime {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly minutes: number;
}

/** What of an attendance counts under a policy (rules §1.3). */
export function countUnder(policy: HoursRule, time: Attendance): CountedTime {
  const counted = countTime(policy, {
    checkedInAt: time.checkedInAt.getTime(),
    checkedOutAt: time.checkedOutAt.getTime(),
    shiftStartsAt: time.shiftStartsAt.getTime(),
    shiftEndsAt: time.shiftEndsAt.getTime(),
  });
  return { startedAt: new Date(counted.startedAt), endedAt: new Date(counted.endedAt), minutes: counted.minutes };
}

type Row = HoursPolicy & Record<string, unknown>;
const columns =
  raw(`hp.version, hp.clock_start as "clockStart", hp.minimum_presence as "minimumPresence", hp.unit_minutes as "unitMinutes",
  hp.least_minutes as "leastMinutes"`);

/** A unit's own rule for a day, else that of the nearest unit above. */
const ownRule = (unitId: string, served: Date): Fragment =>
  sql`select ${columns}, a.name as "unitName", hp.valid_from::text as "validFrom" from unit u join unit a on u.path ^@ a.path
    join hours_policy hp on hp.unit_id = a.id and hp.withdrawn_at is null and hp.valid_from <= (${served}::timestamptz at time zone 'Asia/Shanghai')::date
    where u.id = ${unitId} order by length(a.path) desc, hp.valid_from desc limit 1`;

/** The policy in force at a unit for a service that began then: its own, that of the nearest unit above, or the national one. */
export async function policyFor(tx: Tx, unitId: string, served: Date): Promise<HoursPolicy> {
  const [own] = await tx.sql<Row>(ownRule(unitId, served));
  return own ?? nationalPolicy;
}

/** The same to be shown: without a unit it is the national one. */
export async function policyInForce(
  read: Pick<ReadDb, 'rows'>,
  unitId: string,
  served: Date,
): Promise<HoursRule & { unitName: string | null; validFrom: string | null }> {
  const [own] = await read.rows<Row & { unitName: string; validFrom: string }>(ownRule(unitId, served));
  return own ?? { ...nationalRule, unitName: null, validFrom: null };
}

/** The policy a record was counted under: times stated later are counted by the same. */
export async function policyNamed(tx: Tx, version: string): Promise<HoursPolicy> {
  if (version === NATIONAL) return nationalPolicy;
  const [own] = await tx.sql<Row>(sql`select ${columns} from hours_policy hp where hp.version = ${version}`);
  if (!own) throw new Error('A record names a policy that is not there.');
  return own;
}
