import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { makeTeam } from '../../organization/testing/organization.make.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { createScene, fieldsOf, refusalOf, refused, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

const savedActivity = '... on ActivitySaved { activity { id version state } }';
const mutations = {
  saveActivity: `mutation($input: SaveActivityInput!) { saveActivity(input: $input) { __typename ${savedActivity} ${refused} } }`,
  planActivity: `mutation($input: PlanActivityInput!) { planActivity(input: $input) { __typename ${savedActivity} ${refused} } }`,
  quickStart: `mutation($input: QuickStartInput!) { quickStart(input: $input) { __typename ${savedActivity} ${refused} } }`,
  saveProject: `mutation($input: SaveProjectInput!) { saveProject(input: $input) { __typename ... on ProjectSaved { project { id } } ${refused} } }`,
} as const;
type Answer = { activity: { id: string; version: number } };
const send = async (name: keyof typeof mutations, input: object, actor = scene.coordinator): Promise<Answer> =>
  (await scene.ask<Record<string, Answer>>(actor, mutations[name], { input }))[name] as Answer;
const draft = (more: Record<string, unknown> = {}) => ({
  unitId: scene.team.id,
  serviceTypeId: scene.type.id,
  title: '演示·清扫',
  place: '广场',
  villageCode: scene.places.village.divisionCode,
  content: '清扫',
  requirements: '无',
  risks: '一般',
  safeguards: '手套',
  personInCharge: '演示·负责人',
  contactPhone: '13900000001',
  risk: 'ORDINARY',
  trainingRequired: false,
  ...more,
});
/** Reasons as `CODE field`. */
const told = (answer: unknown): string[] => {
  const fields = fieldsOf(answer);
  return (refusalOf(answer) ?? []).map((code, i) => `${code} ${fields[i]}`);
};

describe('what is malformed and what only the database knows are told at once', () => {
  it('of an activity: blank title, wrong phone, retired type, no village, closed team, unknown project', async () => {
    const retired = await makeServiceType(scene.world, { active: false });
    const closed = await makeTeam(scene.world, { unit: scene.places.village, state: 'CLOSED' });
    const wrong = {
      title: '',
      contactPhone: '1',
      serviceTypeId: retired.id,
      villageCode: '370303',
      unitId: closed.id,
      projectId: scene.team.id,
    };
    expect(told(await send('saveActivity', draft(wrong), scene.staff))).toEqual([
      'TOO_SHORT title',
      'INVALID_PHONE contactPhone',
      'TEAM_CLOSED unitId',
      'SERVICE_TYPE_RETIRED serviceTypeId',
      'PLACE_NOT_VILLAGE villageCode',
      'NOT_FOUND projectId',
    ]);
  });

  it('a service type nobody chose is asked for, not searched', async () => {
    expect(told(await send('saveActivity', draft({ serviceTypeId: '' })))).toEqual(['REQUIRED serviceTypeId']);
    expect(told(await send('saveActivity', draft({ serviceTypeId: 'x' })))).toEqual(['NOT_FOUND serviceTypeId']);
  });

  it('of a plan: a post without a name, a past shift of a published one, a held opening, the gates', async () => {
    const type = await makeServiceType(scene.world, { requiredQualification: 'LAWYER' });
    const { activity } = await send('saveActivity', draft({ serviceTypeId: type.id }));
    const shift = { key: 's', startsAt: '2026-11-24T01:00:00Z', endsAt: '2026-11-24T03:00:00Z' };
    const post = { key: 'p', name: '律师', needsQualification: true, requiredQualification: 'LAWYER' };
    const opening = { postKey: 'p', shiftKey: 's', minimum: 1, maximum: 5, flow: 'DIRECT' };
    const plan = { activityId: activity.id, version: activity.version };
    await send('planActivity', { ...plan, posts: [post], shifts: [shift], openings: [opening] });
    await scene.world.services.read.rows(sql`update activity set state = 'PUBLISHED' where id = ${activity.id}`);
    const answer = await send('planActivity', {
      ...plan,
      version: 99,
      posts: [
        { ...post, name: '', requiredQualification: null, minAge: 3 },
        { ...post, key: 'q', needsQualification: false, requiredQualification: null },
      ],
      shifts: [{ ...shift, startsAt: '2026-11-22T01:00:00Z', endsAt: '2026-11-22T00:00:00Z' }],
      openings: [{ ...opening, maximum: 0 }],
    });
    expect(told(answer).sort()).toEqual([
      'END_BEFORE_START shifts.0.endsAt',
      'OUT_OF_RANGE openings.0.maximum',
      'OUT_OF_RANGE posts.0.minAge',
      'QUALIFICATION_UNNAMED posts.0.requiredQualification',
      'REQUIRED posts.0.name',
      'STALE_VERSION null',
      'STARTS_IN_PAST shifts.0.startsAt',
      'TYPE_QUALIFICATION_MISSING posts',
    ]);
  });

  it('a post names no retired kind of qualification, unless it or its service type named it before', async () => {
    const write = (active: boolean) =>
      scene.world.services.read.rows(sql`insert into qualification_kind (code, name, active) values ('OLD_PAPER', '演示旧证书', ${active})
        on conflict (code) do update set active = excluded.active`);
    await write(true);
    const shift = { key: 's', startsAt: '2026-11-24T01:00:00Z', endsAt: '2026-11-24T03:00:00Z' };
    const post = { key: 'p', name: '岗位', needsQualification: true, requiredQualification: 'OLD_PAPER' };
    const openings = [{ postKey: 'p', shiftKey: 's', minimum: 1, maximum: 5, flow: 'DIRECT' }];
    const plan = async ({ id, version }: Answer['activity']) =>
      send('planActivity', { activityId: id, version, posts: [post], shifts: [shift], openings });
    const named = (await plan((await send('saveActivity', draft())).activity)).activity;
    const type = await makeServiceType(scene.world, { requiredQualification: 'OLD_PAPER' });
    await write(false);
    expect(told(await plan((await send('saveActivity', draft())).activity))).toEqual([
      'QUALIFICATION_RETIRED posts.0.requiredQualification',
    ]);
    expect(told(await plan(named))).toEqual([]);
    expect(told(await plan((await send('saveActivity', draft({ serviceTypeId: type.id }))).activity))).toEqual([]);
  });

  it('a draft reaches two years ahead and no further', async () => {
    const { activity } = await send('saveActivity', draft());
    const at = (startsAt: string, endsAt: string) => ({
      activityId: activity.id,
      version: 1,
      posts: [],
      shifts: [{ key: 's', startsAt, endsAt }],
      openings: [],
    });
    expect(told(await send('planActivity', at('2062-12-01T01:00:00Z', '2062-12-01T02:00:00Z')))).toEqual([
      'STARTS_TOO_FAR shifts.0.startsAt',
    ]);
    expect(told(await send('planActivity', at('2028-11-20T01:00:00Z', '2028-11-20T02:00:00Z')))).toEqual([]);
  });

  it('a list too long to be read is refused by itself', async () => {
    const { activity } = await send('saveActivity', draft());
    const posts = Array.from({ length: 500 }, (_, i) => ({ key: `${i}`, name: '岗', needsQualification: false }));
    const answer = await send('planActivity', { activityId: activity.id, version: 1, posts, shifts: [], openings: [] });
    expect(told(answer)).toEqual(['TOO_MANY posts']);
  });

  it('of a quick start: blank title and place, nobody, retired and hazardous type, past and reversed times', async () => {
    const retired = await makeServiceType(scene.world, { active: false, risk: 'HAZARDOUS' });
    const answer = await send('quickStart', {
      unitId: scene.team.id,
      serviceTypeId: retired.id,
      title: '',
      place: '',
      villageCode: '37',
      startsAt: '2026-11-22T09:00:00Z',
      endsAt: '2026-11-22T08:00:00Z',
      people: 0,
    });
    expect(told(answer)).toEqual([
      'TOO_SHORT title',
      'REQUIRED place',
      'SERVICE_TYPE_RETIRED serviceTypeId',
      'PLACE_NOT_VILLAGE villageCode',
      'END_BEFORE_START endsAt',
      'OUT_OF_RANGE people',
      'STARTS_IN_PAST startsAt',
      'INSURANCE_NEEDED insurancePolicyNo',
    ]);
  });

  it('of a project: blank name, reversed dates, retired type, closed team', async () => {
    const retired = await makeServiceType(scene.world, { active: false });
    const closed = await makeTeam(scene.world, { unit: scene.places.village, state: 'CLOSED' });
    const project = { unitId: closed.id, serviceTypeId: retired.id, name: '', goal: '' };
    const dates = { startsOn: '2026-12-02', endsOn: '2026-12-01' };
    expect(told(await send('saveProject', { ...project, ...dates }, scene.staff))).toEqual([
      'TOO_SHORT name',
      'TEAM_CLOSED unitId',
      'SERVICE_TYPE_RETIRED serviceTypeId',
      'END_BEFORE_START endsOn',
    ]);
  });
});
