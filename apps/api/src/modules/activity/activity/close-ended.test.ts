import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { makeActivity } from '../testing/activity.make.ts';
import { createScene, type Scene } from '../testing/scene.ts';
import { closeEnded } from './close-ended.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.world.close());

describe('closing ended activities', () => {
  it('closes what ended more than a day ago and leaves the rest, drafts too', async () => {
    scene.world.setNow('2026-11-23T00:00:00Z');
    const make = (startsInHours: number, state?: 'DRAFT') =>
      makeActivity(scene.world, {
        unitId: scene.team.id,
        serviceTypeId: scene.type.id,
        villageCode: scene.places.villageCode,
        startsInHours,
        ...(state && { state }),
      });
    const ids = [await make(-30), await make(-20), await make(5), await make(-30, 'DRAFT')].map(({ id }) => id);
    await inTransaction(workerContext(scene.world.services), (tx) => closeEnded.run(tx));
    const rows = await scene.world.services.read.rows<{ id: string; state: string }>(
      sql`select id, state from activity where id = any(${ids}::uuid[])`,
    );
    expect(ids.map((id) => rows.find((row) => row.id === id)?.state)).toEqual([
      'CLOSED',
      'PUBLISHED',
      'PUBLISHED',
      'DRAFT',
    ]);
  });
});
