import { unitIdOf } from '../../modules/organization/index.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { part, refused } from './ask.ts';
import type { DemoParts } from './load-demo.ts';

const propose = `mutation($id: ID!) { proposeStar(volunteerId: $id) { __typename ... on Done { id } ${refused} } }`;
const confirm = `mutation($id: ID!) { confirmStar(id: $id) { __typename ${refused} } }`;

/** Stars on a few hours, so that a small world has some: one confirmed, one waiting for the county. */
export async function demoStars(
  { services, ask, clock }: DemoParts,
  { staff, coordinator, volunteers }: { staff: Actor; coordinator: Actor; volunteers: readonly Actor[] },
): Promise<void> {
  await services.read.rows(sql`insert into star_policy (id, unit_id, county_code, valid_from, thresholds, confirmed_by, least_mean, least_evaluations, no_objection, reason,
      set_by, set_at)
    select gen_random_uuid(), u.id, u.county_code, ${clock.at(-11, '12:00').slice(0, 10)}, '{120,600,1200,2400,4800}', '{COUNTY,COUNTY,CITY,CITY,PROVINCE}', 30, 0, false,
      '演示：为便于试用，每颗星要求的小时数很少', ${staff.accountId}, ${clock.at(-12, '12:00')} from unit u where u.id = ${unitIdOf('37')}`);
  const [first, second] = volunteers;
  const id = part<string>(await ask(coordinator, propose, { id: first?.volunteerId }), 'proposeStar', 'id');
  await ask(staff, confirm, { id });
  await ask(coordinator, propose, { id: second?.volunteerId });
}
