import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { actorOf, makeGrant } from '../../people/testing/people.make.ts';
import { attendanceOf, digitsOf } from '../testing/attendance.ts';
import { createScene, refusalOf, type Scene } from '../testing/scene.ts';

let scene: Scene;
let api: ReturnType<typeof attendanceOf>;
const START = '2026-11-24T00:00:00Z';
beforeAll(async () => {
  scene = await createScene();
  api = attendanceOf(scene);
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

describe('attendance by a coordinator', () => {
  it('is 代签到 for someone without a phone: in and out, recorded as proxy', async () => {
    const { id } = await api.signedUp();
    scene.world.setNow('2026-11-24T00:30:00Z');
    expect(await api.proxy(scene.coordinator, { signUpId: id, kind: 'IN', at: '2026-11-24T00:05:00Z' })).toMatchObject({
      signUp: { state: 'ARRIVED', checkInMethod: 'PROXY', checkedInAt: '2026-11-24T00:05:00Z' },
    });
    scene.world.setNow('2026-11-24T02:00:00Z');
    expect(await api.proxy(scene.coordinator, { signUpId: id, kind: 'OUT' })).toMatchObject({
      signUp: { state: 'COMPLETED', checkOutMethod: 'PROXY' },
    });
    expect(refusalOf(await api.proxy(scene.coordinator, { signUpId: id, kind: 'OUT' }))).toEqual(['WRONG_STATE']);
  });

  it('never goes into the future, outside the shift’s window, or before the arrival', async () => {
    const { id } = await api.signedUp();
    scene.world.setNow('2026-11-24T00:30:00Z');
    for (const at of ['2026-11-24T00:31:00Z', '2026-11-23T22:59:00Z'])
      expect(refusalOf(await api.proxy(scene.coordinator, { signUpId: id, kind: 'IN', at }))).toEqual([
        'TIME_OUTSIDE_SHIFT',
      ]);
    await api.proxy(scene.coordinator, { signUpId: id, kind: 'IN' });
    expect(
      refusalOf(await api.proxy(scene.coordinator, { signUpId: id, kind: 'OUT', at: '2026-11-24T00:29:00Z' })),
    ).toEqual(['TIME_OUTSIDE_SHIFT']);
  });

  it('is never one’s own', async () => {
    const { actor, id } = await api.signedUp();
    await makeGrant(scene.world, { accountId: actor.accountId, unitId: scene.team.id, role: 'COORDINATOR' });
    const herself = await actorOf(scene.world, actor.accountId);
    scene.world.setNow(START);
    expect(refusalOf(await api.proxy(herself, { signUpId: id, kind: 'IN' }))).toEqual(['OWN_ATTENDANCE']);
    expect((await api.proxy(scene.staff, { signUpId: id, kind: 'IN' }))['signUp']).toMatchObject({ state: 'ARRIVED' });
    expect(refusalOf(await api.leave(herself, { signUpId: id, leftAt: START, reason: '自己记得' }))).toEqual([
      'OWN_ATTENDANCE',
    ]);
  });

  it('reaches only the activities of her places', async () => {
    const { id } = await api.signedUp();
    scene.world.setNow(START);
    for (const actor of [scene.neighbour, scene.otherCoordinator])
      expect(refusalOf(await api.proxy(actor, { signUpId: id, kind: 'IN' }))).toEqual(['NOT_FOUND']);
  });

  it('states no leaving that is still to come', async () => {
    const { actor, activity, id } = await api.signedUp();
    scene.world.setNow(START);
    await api.inBy(actor, { code: digitsOf(activity, START), viaQr: false });
    scene.world.setNow('2026-11-24T02:30:00Z');
    const leave = (leftAt: string) => api.leave(scene.coordinator, { signUpId: id, leftAt, reason: '一起收拾到最后' });
    expect(refusalOf(await leave('2026-11-24T02:30:01Z'))).toEqual(['TIME_OUTSIDE_SHIFT']);
    expect(await leave('2026-11-24T02:30:00Z')).toMatchObject({ signUp: { state: 'COMPLETED' } });
  });

  it('states a forgotten leaving with its reason; until then nothing is completed', async () => {
    const { activity, actor, id } = await api.signedUp();
    scene.world.setNow(START);
    await api.inBy(actor, { code: digitsOf(activity, START), viaQr: false });
    scene.world.setNow('2026-11-24T12:00:00Z');
    expect(
      refusalOf(await api.outBy(actor, { code: digitsOf(activity, '2026-11-24T12:00:00Z'), viaQr: false })),
    ).toEqual(['TOO_LATE']);
    const events = () =>
      scene.world.services.read.rows(
        sql`select 1 from outbox_event where type = 'activity.attendance-completed' and payload->>'signUpId' = ${id}`,
      );
    expect(await events()).toHaveLength(0);
    expect(
      refusalOf(await api.leave(scene.coordinator, { signUpId: id, leftAt: '2026-11-24T06:00:01Z', reason: '太晚' })),
    ).toEqual(['TIME_OUTSIDE_SHIFT']);
    expect(refusalOf(await api.leave(scene.coordinator, { signUpId: id, leftAt: START, reason: '同时' }))).toEqual([
      'TIME_OUTSIDE_SHIFT',
    ]);
    expect(
      refusalOf(await api.leave(scene.coordinator, { signUpId: id, leftAt: '2026-11-24T02:00:00Z', reason: ' ' })),
    ).toEqual(['TOO_SHORT']);
    expect(
      await api.leave(scene.coordinator, {
        signUpId: id,
        leftAt: '2026-11-24T02:00:00Z',
        reason: '手机没电，一起收拾到十点',
      }),
    ).toMatchObject({
      signUp: {
        state: 'COMPLETED',
        checkOutMethod: 'STATED',
        checkedOutAt: '2026-11-24T02:00:00Z',
        leavingReason: '手机没电，一起收拾到十点',
      },
    });
    expect(await events()).toHaveLength(1);
  });
});
