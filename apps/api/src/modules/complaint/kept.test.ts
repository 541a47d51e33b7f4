import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import type { World } from '../../platform/testing/world.ts';
import { acts, type ComplaintWorld, makeComplaintWorld } from './testing/complaint.make.ts';

let made: ComplaintWorld;
let world: World;
let does: ReturnType<typeof acts>;
beforeAll(async () => {
  made = await makeComplaintWorld();
  ({ world } = made);
  does = acts(made);
});
afterAll(() => world.close());

it('the database keeps the way of a complaint and its history', async () => {
  const { id } = await does.complained();
  const raw = (text: ReturnType<typeof sql>) => world.services.read.rows(text);
  await expect(raw(sql`update complaint set state = 'CLOSED', ended_at = now() where id = ${id}`)).rejects.toThrow();
  await expect(raw(sql`update complaint set facts = array['别的'] where id = ${id}`)).rejects.toThrow(
    'never taken away',
  );
  await expect(raw(sql`delete from complaint where id = ${id}`)).rejects.toThrow();
  await expect(raw(sql`update complaint_step set kind = 'MOVED' where complaint_id = ${id}`)).rejects.toThrow(
    'never rewritten',
  );
  await expect(raw(sql`delete from complaint_step where complaint_id = ${id}`)).rejects.toThrow();
  const mine = await does.answered(made.village);
  await expect(
    raw(sql`update complaint set state = 'REVIEW', review_asked_at = now() where id = ${mine.id}`).then(() =>
      raw(sql`update complaint set state = 'CLOSED', ended_at = now(), reviewed_by = handled_by where id = ${mine.id}`),
    ),
  ).rejects.toThrow('complaint_review_other_person');
});
