import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import type { World } from '../../../platform/testing/world.ts';
import { confirmVisit } from '../../activity/testing/visit-acts.ts';
import { actorOf, type MadeVolunteer } from '../../people/testing/people.make.ts';
import { type HoursTree, type MadeRecord, makeAttendance, propose } from './hours.make.ts';

/** A home visit she said whole and nobody confirmed, with a companion's beside it at the same shift. */
export async function makeVisitOf(
  world: World,
  tree: HoursTree,
  { volunteer, companion }: { volunteer: MadeVolunteer; companion: MadeVolunteer },
): Promise<{ id: string; companionId: string }> {
  const { read } = world.services;
  const id = await makeAttendance(world, tree, { volunteer });
  const companionId = newId();
  await read.rows(
    sql`update activity set home_visit = true where id = (select activity_id from sign_up where id = ${id})`,
  );
  await read.rows(sql`update sign_up set state = 'SIGNED_UP', checked_in_at = null, checked_in_by = null, check_in_method = null,
    checked_out_at = null, checked_out_by = null, check_out_method = null where id = ${id}`);
  await read.rows(sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by)
    select ${companionId}, opening_id, activity_id, ${companion.id}, county_code, during, 'SIGNED_UP', 'SELF', ${companion.accountId} from sign_up where id = ${id}`);
  for (const [signUp, by] of [
    [id, volunteer.accountId],
    [companionId, companion.accountId],
  ])
    await read.rows(sql`insert into home_visit (sign_up_id, activity_id, county_code, came_at, left_at, said_by, said_at)
      select id, activity_id, county_code, lower(during), upper(during), ${by}, upper(during) from sign_up where id = ${signUp}`);
  return { id, companionId };
}

/** The same confirmed by the companion, and proposed as the worker does. */
export async function makeConfirmed(
  world: World,
  tree: HoursTree,
  people: { volunteer: MadeVolunteer; companion: MadeVolunteer },
): Promise<MadeRecord> {
  const { id } = await makeVisitOf(world, tree, people);
  await atShift(world, id);
  const actor = await actorOf(world, people.companion.accountId ?? '', 'volunteer');
  await runUseCase(world.context(actor), confirmVisit, { signUpId: id });
  return propose(world, id);
}

/** Moves the clock to an hour after the shift, while hours are open. */
export async function atShift(world: World, signUpId: string): Promise<void> {
  const [row] = await world.services.read.rows<{ at: string }>(
    sql`select (upper(during) + interval '1 hour') as at from sign_up where id = ${signUpId}`,
  );
  world.setNow(new Date(row?.at ?? 0).toISOString());
}
