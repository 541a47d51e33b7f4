import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { makeActivity, makeSignUp } from '../../activity/testing/activity.make.ts';
import { tokenOf } from '../../activity/testing/attendance.ts';
import { offlineOf } from '../../activity/testing/offline.ts';
import { createScene, type Scene } from '../../activity/testing/scene.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { inboxOf as allOf, deliverAll, toldModules } from '../testing/told.ts';

const CAME = '2026-11-24T00:03:10Z';
const LEFT = '2026-11-24T02:01:40Z';
let scene: Scene;
let offline: ReturnType<typeof offlineOf>;
beforeAll(async () => {
  scene = await createScene(toldModules);
  offline = offlineOf(scene);
  // The story lies before the day of the run.
  await scene.world.services.read.rows(sql`update access_grant set valid_from = '2026-01-01T00:00:00Z'`);
});
afterAll(() => scene.world.close());

const work = () => deliverAll(scene);
const inboxOf = (actor: Actor) => allOf(scene, actor);

async function handedIn(privacyClass: 'P0' | 'P4' = 'P0') {
  const { world, team, type, places } = scene;
  world.setNow('2026-11-23T00:00:00Z');
  const activity = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: type.id,
    villageCode: places.villageCode,
    title: '演示·清洁家园',
    privacyClass,
  });
  const { actor, volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
  const { openingId } = activity;
  const id = await makeSignUp(world, { openingId, volunteerId: volunteer.id, accountId: actor.accountId });
  world.setNow('2026-11-24T09:00:00Z');
  for (const [kind, at] of [
    ['IN', CAME],
    ['OUT', LEFT],
  ] as const)
    await offline.report(actor, { kind, code: tokenOf(activity, at), scannedAt: at, signUpId: id });
  await work();
  const ids = (await offline.board(activity.id))?.offlineScans.edges.map(({ node }) => node.id) ?? [];
  return { activity, actor, id, ids };
}

describe('a scan made without a network', () => {
  it('is told to coordinators once; confirmed, its minutes are proposed as offline and never approved by whoever vouched', async () => {
    const { activity, actor, id, ids } = await handedIn();
    const waiting = (await inboxOf(scene.coordinator)).filter((one) => one['kind'] === 'OFFLINE_SCAN_WAITS');
    expect(waiting).toMatchObject([{ link: `/admin/activities/${activity.id}/board` }]);
    const record = () =>
      scene.world.services.read.rows<Record<string, unknown>>(
        sql`select source, minutes, proposed_by, scanned_by from service_record where sign_up_id = ${id}`,
      );
    expect(await record()).toEqual([]);
    await offline.confirm(ids);
    await work();
    expect(await record()).toEqual([
      {
        source: 'OFFLINE',
        minutes: 118,
        proposed_by: scene.coordinator.accountId,
        scanned_by: [scene.coordinator.accountId],
      },
    ]);
    expect((await inboxOf(actor)).map((one) => one['kind']).sort()).toEqual([
      'OFFLINE_SCAN_CONFIRMED',
      'OFFLINE_SCAN_CONFIRMED',
      'RECORD_PROPOSED',
    ]);
  });

  it('not recognised is told to her with the reason', async () => {
    const { actor, ids } = await handedIn();
    await offline.decline(ids[0] ?? '', '当天没有见到她');
    await work();
    const told = (await inboxOf(actor)).filter((one) => one['kind'] === 'OFFLINE_SCAN_DECLINED');
    expect(told).toHaveLength(2);
    expect(told[0]?.['body']).toContain('当天没有见到她');
  });

  it('of a sealed service says neither what nor when nor why', async () => {
    const { actor, ids } = await handedIn('P4');
    await offline.decline(ids[0] ?? '', '当天没有见到她');
    await work();
    for (const message of await inboxOf(actor)) {
      expect(message['title']).toBe('您有一项志愿服务');
      expect(message['body']).not.toContain('当天');
    }
  });
});
