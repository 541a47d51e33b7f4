import { makeFile } from '../../src/modules/people/testing/file.make.ts';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { County } from '../leak-walk/two-counties.ts';

/** Her sign-ups to a home visit, each before another step, and one of somebody who went with her. */
export interface VisitRows {
  readonly waits: string;
  readonly inside: string;
  readonly silent: string;
  readonly whole: string;
  readonly companion: string;
  readonly slip: string;
}

/** A home visit of several shifts around the present: nothing said, come, whole; and a companion's beside it. */
export async function makeVisits(world: World, here: County, activity: string): Promise<VisitRows> {
  const run = (query: Fragment) => world.services.read.rows(query);
  const countyCode = here.villageCode.slice(0, 6);
  const [her = '', other = ''] = here.rows.volunteer;
  const post = newId();
  await run(sql`update activity set home_visit = true, ends_at = '2026-11-25T01:30:00Z' where id = ${activity}`);
  await run(sql`insert into post (id, activity_id, name) values (${post}, ${activity}, '探访')`);
  const opening = async (from: string, to: string): Promise<string> => {
    const [shift, id] = [newId(), newId()];
    await run(
      sql`insert into shift (id, activity_id, starts_at, ends_at) values (${shift}, ${activity}, ${from}, ${to})`,
    );
    await run(sql`insert into opening (id, activity_id, post_id, shift_id, minimum, maximum, taken, flow)
      values (${id}, ${activity}, ${post}, ${shift}, 1, 5, 1, 'DIRECT')`);
    return id;
  };
  const signUp = async (openingId: string, volunteerId: string): Promise<string> => {
    const id = newId();
    await run(sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by)
      select ${id}, o.id, o.activity_id, ${volunteerId}, ${countyCode}, tstzrange(s.starts_at, s.ends_at), 'SIGNED_UP', 'SELF', ${here.accounts.volunteer}
      from opening o join shift s on s.id = o.shift_id where o.id = ${openingId}`);
    return id;
  };
  const said = (id: string, by: string, came: string, left: string | null) =>
    run(sql`insert into home_visit (sign_up_id, activity_id, county_code, came_at, left_at, said_by, said_at)
      values (${id}, ${activity}, ${countyCode}, ${came}, ${left}, ${by}, ${left ?? came})`);
  const { volunteer, staff } = here.accounts;
  const waits = await signUp(await opening('2026-11-25T01:20:00Z', '2026-11-25T01:24:00Z'), her);
  const inside = await signUp(await opening('2026-11-25T01:24:00Z', '2026-11-25T01:28:00Z'), her);
  await said(inside, volunteer, '2026-11-25T01:25:00Z', null);
  const silent = await signUp(await opening('2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z'), her);
  const together = await opening('2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z');
  const [whole, companion] = [await signUp(together, her), await signUp(together, other)];
  await said(whole, volunteer, '2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z');
  await said(companion, staff, '2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z');
  return {
    waits,
    inside,
    silent,
    whole,
    companion,
    slip: await makeFile(world, { uploadedBy: volunteer, countyCode }),
  };
}
