import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { makeVolunteer } from '../../people/testing/people.make.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { makeSignUp } from '../testing/activity.make.ts';
import { createScene, fieldsOf, refusalOf, refused, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

const SAVE = `mutation($input: SaveActivityInput!) { saveActivity(input: $input) { __typename ... on ActivitySaved { activity { id version state risk sealed contactPhoneMasked placeName
  unit { name } serviceType { name } canPublish { allowed reasons { code field } } } } ${refused} } }`;
const PLAN = `mutation($input: PlanActivityInput!) { planActivity(input: $input) { __typename ... on ActivitySaved { activity { id version startsAt endsAt posts { id name requiredQualification { code } }
  shifts { id startsAt endsAt } openings { id postId shiftId maximum taken } places taken } } ${refused} } }`;
const PUBLISH = `mutation($id: ID!, $version: Int!) { publishActivity(id: $id, version: $version) { __typename ... on ActivitySaved { activity { id state version publishedAt } } ${refused} } }`;

const draft = (more: Record<string, unknown> = {}) => ({
  unitId: scene.team.id,
  serviceTypeId: scene.type.id,
  title: '演示·清洁家园',
  place: '演示广场',
  villageCode: scene.places.villageCode,
  content: '打扫公共楼道',
  requirements: '身体健康',
  risks: '注意路滑',
  safeguards: '提供手套',
  personInCharge: '演示·负责人',
  contactPhone: '139 0000 0001',
  risk: 'ORDINARY',
  insurancePolicyNo: null,
  trainingRequired: false,
  ...more,
});
const plan = (more: Record<string, unknown> = {}) => ({
  posts: [{ key: 'p', name: '保洁员', needsQualification: false }],
  shifts: [{ key: 's', startsAt: '2026-11-24T22:00:00+08:00', endsAt: '2026-11-25T01:00:00+08:00' }],
  openings: [{ postKey: 'p', shiftKey: 's', minimum: 1, maximum: 3, flow: 'DIRECT' }],
  ...more,
});
type Saved = { id: string; version: number } & Record<string, never>;
const save = async (input: object): Promise<{ activity: Saved }> =>
  (await scene.ask<{ saveActivity: { activity: Saved } }>(scene.coordinator, SAVE, { input })).saveActivity;
const planIt = async (activityId: string, version: number, input: object) =>
  (
    await scene.ask<{ planActivity: { activity: Record<string, never> } }>(scene.coordinator, PLAN, {
      input: { activityId, version, ...input },
    })
  ).planActivity;
const publish = async (id: string, version: number) =>
  (await scene.ask<{ publishActivity: Record<string, never> }>(scene.coordinator, PUBLISH, { id, version }))
    .publishActivity;

describe('from draft to publication', () => {
  it('saves a draft, plans a shift over midnight, publishes', async () => {
    const saved = await save(draft());
    expect(saved.activity).toMatchObject({
      state: 'DRAFT',
      contactPhoneMasked: '139****0001',
      placeName: '张店区车站街道铁苑社区居民委员会',
      sealed: false,
    });
    expect(saved.activity['canPublish']).toMatchObject({
      allowed: false,
      reasons: [{ code: 'NO_TIME' }, { code: 'NO_OPENING' }],
    });
    const planned = await planIt(saved.activity.id, saved.activity.version, plan());
    expect(planned.activity).toMatchObject({
      places: 3,
      taken: 0,
      startsAt: '2026-11-24T14:00:00Z',
      endsAt: '2026-11-24T17:00:00Z',
    });
    const done = await publish(saved.activity.id, Number(planned.activity['version']));
    expect(done['activity']).toMatchObject({ state: 'PUBLISHED', publishedAt: '2026-11-23T00:00:00Z' });
  });

  it('refuses publication with every missing condition at once, each with its field (rules §1.2, AT-4)', async () => {
    const hazardous = await makeServiceType(scene.world, { risk: 'HAZARDOUS', requiredQualification: 'FIRST_AID' });
    const saved = await save(
      draft({
        serviceTypeId: hazardous.id,
        place: '',
        content: '',
        requirements: ' ',
        risks: '',
        safeguards: '',
        personInCharge: '',
        contactPhone: null,
      }),
    );
    // A hazardous type makes the activity hazardous whatever was said.
    expect(saved.activity['risk']).toBe('HAZARDOUS');
    const planned = await planIt(
      saved.activity.id,
      saved.activity.version,
      plan({
        posts: [{ key: 'p', name: '急救员', needsQualification: true }],
        shifts: [{ key: 's', startsAt: '2026-11-22T08:00:00+08:00', endsAt: '2026-11-22T09:00:00+08:00' }],
      }),
    );
    const answer = await publish(saved.activity.id, Number(planned.activity['version']));
    expect(refusalOf(answer)).toEqual([
      ...Array(7).fill('REQUIRED'),
      'INSURANCE_NEEDED',
      'STARTS_IN_PAST',
      'QUALIFICATION_UNNAMED',
      'TYPE_QUALIFICATION_MISSING',
    ]);
    expect(fieldsOf(answer)).toEqual([
      'place',
      'content',
      'requirements',
      'risks',
      'safeguards',
      'personInCharge',
      'contactPhone',
      'insurancePolicyNo',
      'shifts',
      'posts.0.requiredQualification',
      'posts',
    ]);
    const [row] = await scene.world.services.read.rows<{ state: string }>(
      sql`select state from activity where id = ${saved.activity.id}`,
    );
    expect(row?.state).toBe('DRAFT');
  });

  it('goes by what its type is by now: dangerous needs insurance, sealed is sealed (AT-4)', async () => {
    const type = await makeServiceType(scene.world, { risk: 'ORDINARY', privacyClass: 'P1' });
    const saved = await save(draft({ serviceTypeId: type.id }));
    const planned = await planIt(saved.activity.id, saved.activity.version, plan());
    const { id, version } = planned['activity'] as unknown as Saved;
    await scene.world.services.read.rows(
      sql`update service_type set risk = 'HAZARDOUS', privacy_class = 'P4' where id = ${type.id}`,
    );
    const canPublish = async () =>
      (
        await scene.ask<{ activity: { canPublish: { reasons: object[] } } }>(
          scene.coordinator,
          'query($id: ID!) { activity(id: $id) { canPublish { reasons { code field } } } }',
          { id },
        )
      ).activity.canPublish.reasons;
    expect(await canPublish()).toEqual([{ code: 'INSURANCE_NEEDED', field: 'insurancePolicyNo' }]);
    expect(await publish(id, version)).toMatchObject({ reasons: [{ code: 'INSURANCE_NEEDED' }] });
    await scene.world.services.read.rows(sql`update service_type set risk = 'ORDINARY' where id = ${type.id}`);
    expect(await publish(id, version)).toMatchObject({ activity: { state: 'PUBLISHED' } });
    const [row] = await scene.world.services.read.rows(
      sql`select privacy_class, search_text from activity where id = ${id}`,
    );
    expect(row).toMatchObject({ privacy_class: 'P4', search_text: expect.not.stringContaining('清洁家园') });
  });

  it('refuses a plan with every fault at once', async () => {
    const { activity } = await save(draft());
    const answer = await planIt(activity.id, activity.version, {
      posts: [{ key: 'p', name: '甲', needsQualification: false, minAge: 5, requiredQualification: 'NO_SUCH' }],
      shifts: [
        { key: 'a', startsAt: '2026-11-25T10:00:00Z', endsAt: '2026-11-25T10:00:00Z' },
        { key: 'b', startsAt: '2026-11-25T10:00:00Z', endsAt: '2026-11-26T10:00:01Z' },
        { key: 'c', startsAt: '2026-11-25T10:00:00Z', endsAt: '2026-11-26T10:00:00Z' },
      ],
      openings: [
        { postKey: 'p', shiftKey: 'x', minimum: 1, maximum: 3, flow: 'DIRECT' },
        { postKey: 'p', shiftKey: 'a', minimum: 1, maximum: 0, flow: 'DIRECT' },
        { postKey: 'p', shiftKey: 'b', minimum: 5, maximum: 3, flow: 'DIRECT' },
      ],
    });
    expect(refusalOf(answer)).toEqual([
      'INVALID_INPUT',
      'OUT_OF_RANGE',
      'END_BEFORE_START',
      'SHIFT_TOO_LONG',
      'INVALID_INPUT',
      'OUT_OF_RANGE',
      'OUT_OF_RANGE',
    ]);
    expect(fieldsOf(answer)).toEqual([
      'posts.0.requiredQualification',
      'posts.0.minAge',
      'shifts.0.endsAt',
      'shifts.1.endsAt',
      'openings.0.shiftKey',
      'openings.1.maximum',
      'openings.2.minimum',
    ]);
  });

  it('keeps the ids of planned rows by their key, drops what is gone', async () => {
    const { activity } = await save(draft());
    const first = (
      await planIt(
        activity.id,
        activity.version,
        plan({
          shifts: [...plan().shifts, { key: 't', startsAt: '2026-11-26T08:00:00Z', endsAt: '2026-11-26T09:00:00Z' }],
          openings: [...plan().openings, { postKey: 'p', shiftKey: 't', minimum: 1, maximum: 1, flow: 'REQUEST' }],
        }),
      )
    ).activity as never as {
      version: number;
      posts: { id: string }[];
      shifts: { id: string; startsAt: string; endsAt: string }[];
      openings: { id: string }[];
    };
    expect(first.openings).toHaveLength(2);
    const [post] = first.posts;
    const [shift] = first.shifts;
    const again = (
      await planIt(activity.id, first.version, {
        posts: [{ key: post?.id, name: '改名', needsQualification: false }],
        shifts: [{ key: shift?.id, startsAt: shift?.startsAt, endsAt: shift?.endsAt }],
        openings: [{ postKey: post?.id, shiftKey: shift?.id, minimum: 1, maximum: 9, flow: 'DIRECT' }],
      })
    ).activity;
    expect(again).toMatchObject({
      places: 9,
      posts: [{ id: post?.id, name: '改名' }],
      shifts: [{ id: shift?.id }],
      openings: [{ id: first.openings[0]?.id, maximum: 9 }],
    });
  });

  it('never takes a place from under someone who signed up', async () => {
    const { activity } = await save(draft());
    const first = (await planIt(activity.id, activity.version, plan())).activity as never as {
      version: number;
      posts: { id: string }[];
      shifts: { id: string; startsAt: string; endsAt: string }[];
      openings: { id: string }[];
    };
    await publish(activity.id, first.version);
    for (let i = 0; i < 2; i += 1) {
      const volunteer = await makeVolunteer(scene.world, { unitId: scene.places.village.id });
      await makeSignUp(scene.world, {
        openingId: first.openings[0]?.id ?? '',
        volunteerId: volunteer.id,
        accountId: volunteer.accountId ?? '',
      });
    }
    const [post] = first.posts;
    const [shift] = first.shifts;
    const version = first.version + 1;
    const posts = [{ key: post?.id, name: '保洁员', needsQualification: false }];
    const same = { key: shift?.id, startsAt: shift?.startsAt, endsAt: shift?.endsAt };
    const opening = { postKey: post?.id, shiftKey: shift?.id, minimum: 1, maximum: 3, flow: 'DIRECT' };
    expect(
      refusalOf(await planIt(activity.id, version, { posts, shifts: [same], openings: [{ ...opening, maximum: 1 }] })),
    ).toEqual(['HAS_SIGN_UPS']);
    expect(refusalOf(await planIt(activity.id, version, { posts, shifts: [same], openings: [] }))).toEqual([
      'HAS_SIGN_UPS',
      'NO_OPENING',
    ]);
    expect(
      refusalOf(
        await planIt(activity.id, version, {
          posts,
          shifts: [{ ...same, endsAt: '2026-11-25T03:00:00+08:00' }],
          openings: [opening],
        }),
      ),
    ).toEqual(['HAS_SIGN_UPS']);
    expect(
      (await planIt(activity.id, version, { posts, shifts: [same], openings: [{ ...opening, maximum: 2 }] })).activity,
    ).toMatchObject({ places: 2, taken: 2 });
  });

  it('after publication changes only what describes it, and keeps the law’s fields', async () => {
    const { activity } = await save(draft());
    const planned = await planIt(activity.id, activity.version, plan());
    await publish(activity.id, Number(planned.activity['version']));
    const version = Number(planned.activity['version']) + 1;
    const other = await makeServiceType(scene.world);
    const answer = await save(
      draft({ id: activity.id, version, serviceTypeId: other.id, villageCode: '370303001002', risks: '' }),
    );
    expect(refusalOf(answer)).toEqual(['ACTIVITY_NOT_DRAFT', 'ACTIVITY_NOT_DRAFT', 'REQUIRED']);
    expect(fieldsOf(answer)).toEqual(['serviceTypeId', 'villageCode', 'risks']);
    const saved = await save(draft({ id: activity.id, version, personInCharge: '演示·接任', contactPhone: null }));
    expect(saved.activity).toMatchObject({ state: 'PUBLISHED', contactPhoneMasked: '139****0001' });
  });

  it('after publication never becomes dangerous: those who signed up agreed to less, insured or not', async () => {
    const { activity } = await save(draft());
    const planned = await planIt(activity.id, activity.version, plan());
    await publish(activity.id, Number(planned.activity['version']));
    const version = Number(planned.activity['version']) + 1;
    const raised = draft({ id: activity.id, version, risk: 'HAZARDOUS', insurancePolicyNo: 'BX-1' });
    const answer = await save(raised);
    expect(refusalOf(answer)).toEqual(['ACTIVITY_NOT_DRAFT']);
    expect(fieldsOf(answer)).toEqual(['risk']);
  });

  it('as a draft moves to another unit of its county, never to another county', async () => {
    const { county, village, neighbourCounty } = scene.places;
    const both = scene.world.actorWith([
      { place: county, role: 'STAFF' },
      { place: neighbourCounty, role: 'STAFF' },
    ]);
    const { activity } = await save(draft());
    const move = async (unitId: string, version: number) =>
      (
        await scene.ask<{ saveActivity: { activity: Saved } }>(both, SAVE, {
          input: draft({ id: activity.id, version, unitId }),
        })
      ).saveActivity;
    const away = await move(neighbourCounty.id, activity.version);
    expect(refusalOf(away)).toEqual(['INVALID_INPUT']);
    expect(fieldsOf(away)).toEqual(['unitId']);
    expect((await move(village.id, activity.version)).activity).toMatchObject({ unit: { name: village.name } });
  });

  it('refuses the second tab’s stale version', async () => {
    const { activity } = await save(draft());
    await save(draft({ id: activity.id, version: activity.version, title: '第一个窗口' }));
    expect(refusalOf(await save(draft({ id: activity.id, version: activity.version, title: '第二个窗口' })))).toEqual([
      'STALE_VERSION',
    ]);
  });

  it('answers hostile input with reasons, never with an error', async () => {
    expect(
      refusalOf(await save(draft({ title: '长'.repeat(100_000), contactPhone: '12345', villageCode: "37'; --" }))),
    ).toEqual(['TOO_LONG', 'INVALID_PHONE', 'PLACE_NOT_VILLAGE']);
    expect(refusalOf(await save(draft({ unitId: 'x', title: '坏\u0000字' })))).toEqual([
      'NOT_FOUND',
      'UNSUPPORTED_CHARACTERS',
    ]);
    expect(refusalOf(await save(draft({ villageCode: '370303' })))).toEqual(['PLACE_NOT_VILLAGE']);
    expect(refusalOf(await save(draft({ id: 'nonsense', version: 1 })))).toEqual(['NOT_FOUND']);
    expect((await save(draft({ title: '𠮷野家门口的䶮' }))).activity['state']).toBe('DRAFT');
  });
});
