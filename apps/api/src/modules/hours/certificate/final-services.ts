import { isSealed, limits, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { recordStands } from '../record/record-stands.ts';

/** What may be certified: final hours, and some. */
const finalSql = (record: string): string => `${recordStands(record)} and ${record}.minutes > 0`;
export const isFinal = (record: string): Fragment => raw(finalSql(record));

export interface Scope {
  readonly volunteerId: string;
  /** The issuing unit: what it organised is what units beneath it recorded (AT-3). */
  readonly unitPath: string;
  readonly from: string;
  readonly to: string;
}

/** A service as a certificate lists it. */
export interface CertifiedService {
  readonly day: string;
  readonly activity: string;
  readonly content: string;
  readonly minutes: number;
}

/** Her final services in a period that a unit organised, in their order; of a sealed one neither name nor type nor place. */
export async function finalServices(tx: Pick<Tx, 'sql'>, scope: Scope): Promise<CertifiedService[]> {
  const rows = await tx.sql<{
    day: string;
    activity: string;
    content: string;
    minutes: number;
    privacy: PrivacyClass;
  }>(sql`select r.service_date::text as day, r.activity_name as activity, r.content, r.minutes, r.privacy_class as privacy
    from service_record r join unit u on u.id = r.unit_id
    where r.volunteer_id = ${scope.volunteerId} and ${isFinal('r')} and starts_with(u.path, ${scope.unitPath})
      and r.service_date between ${scope.from}::date and ${scope.to}::date
    order by r.service_date, r.started_at, r.id limit ${raw(String(limits.certificateServices + 1))}`);
  return rows.map(({ privacy, ...one }) =>
    isSealed(privacy) ? { ...one, activity: sealedServiceWords.zh, content: '' } : one,
  );
}

export const minutesOf = (services: readonly CertifiedService[]): number =>
  services.reduce((sum, { minutes }) => sum + minutes, 0);

/** A figure over what a request `q` to a unit `u` could certify now, as SQL. */
export const finalTotal = (figure: string): string =>
  `(select ${figure} from service_record r join unit ru on ru.id = r.unit_id where r.volunteer_id = q.volunteer_id and ${finalSql('r')}
    and starts_with(ru.path, u.path) and r.service_date between q.period_from and q.period_to)`;
