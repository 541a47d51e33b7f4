import type { IssuingBasis, UnitLevel } from '@jinguo/schema';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { CertificateOfferType } from './certificate.type.ts';
import { isFinal } from './final-services.ts';

interface Served extends Record<string, unknown> {
  readonly path: string;
  readonly minutes: number;
  readonly services: number;
}
interface Body extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly path: string;
  readonly issuingBasis: IssuingBasis;
  readonly waiting: boolean;
}

/** Every unit on the way up from where she served that may issue, with what it could certify; the nearest first (AT-3). */
export async function offersFor(
  { services: { read } }: AppContext,
  volunteerId: string,
  from: string,
  to: string,
): Promise<CertificateOfferType[]> {
  const served =
    await read.rows<Served>(sql`select u.path, sum(r.minutes)::int as minutes, count(*)::int as services from service_record r
      join unit u on u.id = r.unit_id
    where r.volunteer_id = ${volunteerId} and ${isFinal('r')} and r.service_date between ${from}::date and ${to}::date group by u.path`);
  const above = [...new Set(served.flatMap(({ path }) => wayUp(path)))];
  const bodies =
    await read.rows<Body>(sql`select u.id, u.name, u.level, u.path, u.issuing_basis as "issuingBasis", exists (select from certificate_request q
        where q.volunteer_id = ${volunteerId} and q.unit_id = u.id and q.state = 'REQUESTED') as waiting
    from unit u where u.path = any(${above}::text[]) and u.issuing_basis <> 'NONE' order by length(u.path) desc, u.path limit 50`);
  return bodies.map(({ id, name, level, path, issuingBasis, waiting }) => {
    const beneath = served.filter((one) => one.path.startsWith(path));
    return {
      ...{ unit: { id, name, level }, issuingBasis, waiting },
      minutes: beneath.reduce((sum, { minutes }) => sum + minutes, 0),
      services: beneath.reduce((sum, { services }) => sum + services, 0),
    };
  });
}

/** `1.2.3.` and all above it. */
const wayUp = (path: string): string[] => {
  const steps = path.split('.').slice(0, -1);
  return steps.map((_, n) => `${steps.slice(0, n + 1).join('.')}.`);
};
