import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { makeActivity } from '../testing/activity.make.ts';
import { createScene, fieldsOf, refusalOf, refused, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
  scene.world.setNow('2026-11-23T00:00:00Z');
  await scene.world.services.read.rows(
    sql`insert into qualification_kind (code, name) values ('LAWYER', '律师执业证') on conflict do nothing`,
  );
});
afterAll(() => scene.world.close());

interface Opening {
  readonly id: string;
  readonly postId: string;
  readonly shiftId: string;
  readonly minAge: number | null;
  readonly requiredQualification: { readonly code: string } | null;
}
interface Saved {
  readonly activity: { readonly id: string; readonly version: number; readonly openings: Opening[] };
}
const PLAN = `mutation($input: PlanActivityInput!) { planActivity(input: $input) { __typename
  ... on ActivitySaved { activity { id version openings { id postId shiftId minAge requiredQualification { code } } } } ${refused} } }`;
const CARD = `query($id: ID!) { activityCard(id: $id) { openings { id minAge requiredQualification mayTake { allowed reasons { code } } } } }`;
const UP = `mutation($id: ID!) { signUp(openingId: $id) { __typename ${refused} } }`;

/** A published plan of one post in two shifts; the second asks what is given besides. */
async function plan(needs: object) {
  const made = await makeActivity(scene.world, {
    unitId: scene.team.id,
    serviceTypeId: scene.type.id,
    villageCode: scene.places.villageCode,
    minAge: 16,
  });
  const shifts = [
    { key: made.shiftId, startsAt: '2026-11-24T00:00:00Z', endsAt: '2026-11-24T02:00:00Z' },
    { key: 'late', startsAt: '2026-11-24T12:00:00Z', endsAt: '2026-11-24T14:00:00Z' },
  ];
  const opening = { postKey: made.postId, minimum: 1, maximum: 5, flow: 'DIRECT' };
  const input = {
    activityId: made.id,
    version: 1,
    posts: [{ key: made.postId, name: '陪伴', needsQualification: false, minAge: 16 }],
    shifts,
    openings: [
      { ...opening, shiftKey: made.shiftId },
      { ...opening, shiftKey: 'late', ...needs },
    ],
  };
  const { planActivity } = await scene.ask<{ planActivity: Saved }>(scene.coordinator, PLAN, { input });
  return planActivity;
}

describe('an opening', () => {
  it('asks what its post asks, unless it asks something itself: there age and qualification are its own', async () => {
    const { activity } = await plan({ requiredQualification: 'LAWYER', minAge: 40 });
    const [early, late] = activity.openings;
    expect(early).toMatchObject({ minAge: null, requiredQualification: null });
    expect(late).toMatchObject({ minAge: 40, requiredQualification: { code: 'LAWYER' } });
    const { actor, volunteer } = await makeVolunteerActor(scene.world, {
      unitId: scene.places.village.id,
      birthDate: '1996-01-01',
    });
    const { activityCard } = await scene.ask<{ activityCard: { openings: object[] } }>(actor, CARD, {
      id: activity.id,
    });
    expect(activityCard.openings).toMatchObject([
      { minAge: 16, requiredQualification: null, mayTake: { allowed: true } },
      {
        minAge: 40,
        requiredQualification: '律师执业证',
        mayTake: { reasons: [{ code: 'TOO_YOUNG' }, { code: 'QUALIFICATION_MISSING' }] },
      },
    ]);
    const take = async (id: string | undefined) =>
      refusalOf((await scene.ask<{ signUp: object }>(actor, UP, { id })).signUp);
    expect((await take(late?.id))?.toSorted()).toEqual(['QUALIFICATION_MISSING', 'TOO_YOUNG']);
    await scene.world.services.read.rows(sql`insert into qualification (id, volunteer_id, kind_code, state)
      values (${newId()}, ${volunteer.id}, 'LAWYER', 'VERIFIED')`);
    await scene.world.services.read.rows(
      sql`update volunteer set birth_date = '1980-01-01' where id = ${volunteer.id}`,
    );
    expect(await take(late?.id)).toBeNull();
    expect(await take(early?.id)).toBeNull();
  });

  it('names no kind that does not exist and no age that is none', async () => {
    const answer = await plan({ requiredQualification: 'NO_SUCH', minAge: 3 });
    expect(fieldsOf(answer)).toEqual(['openings.1.requiredQualification', 'openings.1.minAge']);
  });
});
