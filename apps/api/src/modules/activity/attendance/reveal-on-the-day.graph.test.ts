import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { attendanceOf } from '../testing/attendance.ts';
import { createScene, refusalOf, type Scene } from '../testing/scene.ts';

let scene: Scene;
let api: ReturnType<typeof attendanceOf>;
beforeAll(async () => {
  scene = await createScene();
  api = attendanceOf(scene);
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

interface Answer {
  revealOnTheDay: { value?: string; reasons?: { code: string }[] };
}
const reveal = async (actor: Actor | null, signUpId: string, reason: string | null = null) =>
  (
    await scene.ask<Answer>(
      actor,
      'mutation ($id: ID!, $reason: String) { revealOnTheDay(signUpId: $id, reason: $reason) { ... on Revealed { value } ... on Refused { reasons { code } } } }',
      { id: signUpId, reason },
    )
  ).revealOnTheDay;
const reachable = async (actor: Actor, activityId: string) =>
  (
    await scene.ask<{ activity: { roster: { edges: { node: { canReach: { allowed: boolean } } }[] } } }>(
      actor,
      'query ($id: ID!) { activity(id: $id) { roster { edges { node { canReach { allowed } } } } } }',
      { id: activityId },
    )
  ).activity.roster.edges.map(({ node }) => node.canReach.allowed);

describe('reaching somebody on the day', () => {
  it('is for whoever marks attendance there, though she is no member of the team; she reads who looked and why', async () => {
    const { id, volunteer, activity } = await api.signedUp();
    scene.world.setNow('2026-11-24T00:20:00Z');
    expect(await reachable(scene.coordinator, activity.id)).toEqual([true]);
    expect(await reveal(scene.coordinator, id, '还没到')).toEqual({ value: volunteer.phone });
    const rows = await scene.world.services.read.rows(
      sql`select field, purpose, reason, reader_role, account_id from data_reveal where volunteer_id = ${volunteer.id}`,
    );
    expect(rows).toEqual([
      {
        field: 'PHONE',
        purpose: 'ON_THE_DAY',
        reason: '还没到',
        reader_role: 'COORDINATOR',
        account_id: scene.coordinator.accountId,
      },
    ]);
  });

  it('is nobody else’s: another team’s coordinator and a neighbouring county find nothing, and nothing is written', async () => {
    const { id, volunteer } = await api.signedUp();
    scene.world.setNow('2026-11-24T00:20:00Z');
    for (const actor of [scene.otherCoordinator, scene.neighbour])
      expect(refusalOf(await reveal(actor, id))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await reveal(null, id))).toEqual(['NOT_SIGNED_IN']);
    expect(refusalOf(await reveal(scene.coordinator, 'x'))).toEqual(['NOT_FOUND']);
    expect(
      await scene.world.services.read.rows(sql`select 1 from data_reveal where volunteer_id = ${volunteer.id}`),
    ).toEqual([]);
  });

  it('has its hours: three before the start until two after the end', async () => {
    const { id, activity } = await api.signedUp();
    const [shift] = await scene.world.services.read.rows<{ from: string; to: string }>(
      sql`select lower(during) as from, upper(during) as to from sign_up where id = ${id}`,
    );
    const at = async (base: string, minutes: number) => {
      scene.world.setNow(new Date(new Date(base).getTime() + minutes * 60_000).toISOString());
      const [shown] = await reachable(scene.coordinator, activity.id);
      return [shown, refusalOf(await reveal(scene.coordinator, id))];
    };
    const { from, to } = shift ?? { from: '', to: '' };
    expect(await at(from, -181)).toEqual([false, ['REVEAL_NOT_THE_DAY']]);
    expect(await at(from, -180)).toEqual([true, null]);
    expect(await at(to, 120)).toEqual([true, null]);
    expect(await at(to, 121)).toEqual([false, ['REVEAL_NOT_THE_DAY']]);
  });

  it('needs a live sign-up: whoever cancelled is left in peace', async () => {
    const { id } = await api.signedUp();
    await scene.world.services.read.rows(sql`update sign_up set state = 'CANCELLED' where id = ${id}`);
    scene.world.setNow('2026-11-24T00:20:00Z');
    expect(refusalOf(await reveal(scene.coordinator, id))).toEqual(['REVEAL_NO_SIGN_UP']);
  });
});
