import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { changingOf } from '../testing/changing.ts';
import { createScene, refusalOf, type Scene } from '../testing/scene.ts';

let scene: Scene;
let api: ReturnType<typeof changingOf>;
const LATER = { startsAt: '2026-12-20T00:00:00Z', endsAt: '2026-12-20T02:00:00Z' };
beforeAll(async () => {
  scene = await createScene();
  scene.world.setNow('2026-11-23T00:00:00Z');
  api = changingOf(scene);
  await scene.world.services.read.rows(
    sql`insert into qualification_kind (code, name) values ('LAWYER', '律师执业证') on conflict do nothing`,
  );
});
afterAll(() => scene.world.close());

const qualify = (volunteerId: string, validTo: string | null) =>
  scene.world.services.read.rows(sql`insert into qualification (id, volunteer_id, kind_code, state, valid_to)
    values (${newId()}, ${volunteerId}, 'LAWYER', 'VERIFIED', ${validTo})`);
const whyOf = async (signUpId: string) =>
  (
    await scene.world.services.read.rows<{ effect: string; why: string[] }>(
      sql`select effect, why from plan_change_person where sign_up_id = ${signUpId}`,
    )
  )[0];

async function lawyers() {
  const activity = await api.make({ requiredQualification: 'LAWYER', maximum: 5 });
  const fit = await api.signedUp(activity);
  const runsOut = await api.signedUp(activity);
  const none = await api.signedUp(activity);
  await qualify(fit.volunteer.id, '2027-01-01');
  await qualify(runsOut.volunteer.id, '2026-12-19');
  const input = { activityId: activity.id, shifts: [{ shiftId: activity.shiftId, ...LATER }] };
  return { activity, fit, runsOut, none, input };
}

describe('a new date', () => {
  it('asks qualification anew, shows who lacks it and why, and waits for a decision on each', async () => {
    const { activity, fit, runsOut, none, input } = await lawyers();
    const preview = await api.previewMove(input);
    const unfit = (id: string) => preview?.affected.find((one) => one.signUpId === id);
    expect(unfit(fit.id)).toMatchObject({ unfit: [], mayKeep: false });
    expect(unfit(runsOut.id)).toMatchObject({ unfit: [{ code: 'QUALIFICATION_EXPIRED' }], mayKeep: true });
    expect(unfit(none.id)).toMatchObject({ unfit: [{ code: 'QUALIFICATION_MISSING' }], mayKeep: false });
    expect(refusalOf(await api.move(input))).toEqual(['PEOPLE_UNFIT']);
    expect(refusalOf(await api.move(input, { keep: [runsOut.id, none.id] }))).toEqual(['PEOPLE_UNFIT']);
    expect(refusalOf(await api.move(input, { keep: [runsOut.id], release: [none.id, fit.id] }))).toBeNull();
    expect(await whyOf(runsOut.id)).toEqual({ effect: 'MOVED', why: ['QUALIFICATION_EXPIRED'] });
    expect(await whyOf(none.id)).toEqual({ effect: 'UNFIT', why: ['QUALIFICATION_MISSING'] });
    // Nobody who meets what is asked loses her place by being ticked.
    expect(await whyOf(fit.id)).toEqual({ effect: 'MOVED', why: [] });
    expect(await api.stateOf(none.id)).toMatchObject({ state: 'CALLED_OFF' });
    expect(await api.standing(activity.openingId)).toMatchObject({ taken: 2, held: 2 });
  });

  it('never keeps a minor without her guardian’s consent, nor where there is danger (AT-5)', async () => {
    const activity = await api.make({ risk: 'HAZARDOUS' });
    const { id, volunteer } = await api.signedUp(activity);
    await scene.world.services.read.rows(
      sql`update volunteer set birth_date = '2011-01-01' where id = ${volunteer.id}`,
    );
    const input = { activityId: activity.id, shifts: [{ shiftId: activity.shiftId, ...LATER }] };
    const preview = await api.previewMove(input);
    expect(preview?.affected[0]).toMatchObject({
      unfit: [{ code: 'MINOR_HAZARDOUS' }, { code: 'GUARDIAN_CONSENT_NEEDED' }],
      mayKeep: false,
    });
    expect(refusalOf(await api.move(input, { keep: [id], insuranceChecked: true }))).toEqual(['PEOPLE_UNFIT']);
    expect(refusalOf(await api.move(input, { release: [id], insuranceChecked: true }))).toBeNull();
  });

  it('of a dangerous activity wants the policy looked at; of an ordinary one, and of another place alone, it does not', async () => {
    const activity = await api.make({ risk: 'HAZARDOUS' });
    const input = { activityId: activity.id, shifts: [{ shiftId: activity.shiftId, ...LATER }] };
    expect((await api.previewMove(input))?.asksInsurance).toBe(true);
    expect(refusalOf(await api.move(input))).toEqual(['INSURANCE_DATES']);
    expect((await api.previewMove({ activityId: activity.id, place: '文化广场' }))?.asksInsurance).toBe(false);
    expect(refusalOf(await api.move({ activityId: activity.id, place: '文化广场' }))).toBeNull();
    const ordinary = await api.make();
    const other = { activityId: ordinary.id, shifts: [{ shiftId: ordinary.shiftId, ...LATER }] };
    expect((await api.previewMove(other))?.asksInsurance).toBe(false);
  });
});
