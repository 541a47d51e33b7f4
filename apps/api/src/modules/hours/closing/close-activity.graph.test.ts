import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { makeActivity, makeSignUp } from '../../activity/testing/activity.make.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { peopleModule } from '../../people/index.ts';
import { makeStaffActor, makeVolunteerActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { hoursModule } from '../hours.module.ts';
import { proposeRecord } from '../record/propose-record.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;
let coordinator: Actor;
let staff: Actor;
let neighbour: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
  coordinator = (await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR', name: '演示·队长' })).actor;
  staff = (await makeStaffActor(world, { unitId: places.county.id, role: 'STAFF' })).actor;
  neighbour = (await makeStaffActor(world, { unitId: places.neighbourCounty.id, role: 'STAFF' })).actor;
});
afterAll(() => world.close());

const REFUSED =
  '... on Refused { reasons { code } } ... on ActivitySaved { activity { state closing { peopleServed summary closedByName reopenedAt } canReopen { allowed } } }';
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
async function ask(actor: Actor | null, query: string, variables: Record<string, unknown>): Promise<Data> {
  const result = await world.graph<Data>(actor, query, variables);
  expect(result.errors).toBeUndefined();
  return result.data;
}
const versionOf = async (id: string) =>
  (await world.services.read.rows<{ version: number }>(sql`select version from activity where id = ${id}`))[0]?.version;
const close = async (id: string, actor = coordinator, more: object = {}) =>
  (
    await ask(
      actor,
      `mutation($id: ID!, $version: Int!, $n: Int!, $s: String) { closeActivity(id: $id, version: $version, peopleServed: $n, summary: $s) { ${REFUSED} } }`,
      { id, version: await versionOf(id), n: 42, s: '为42位老人理发', ...more },
    )
  ).closeActivity;
const reopen = async (id: string, actor: Actor) =>
  (
    await ask(
      actor,
      `mutation($id: ID!, $version: Int!) { reopenActivity(id: $id, version: $version, reason: "人数写错") { ${REFUSED} } }`,
      { id, version: await versionOf(id) },
    )
  ).reopenActivity;
const codes = (answer: Data) => answer.reasons?.map((reason: { code: string }) => reason.code) ?? null;

async function make(more: object = {}) {
  const type = await makeServiceType(world);
  return makeActivity(world, {
    unitId: team.id,
    serviceTypeId: type.id,
    villageCode: places.villageCode,
    startsInHours: -6,
    ...more,
  });
}
async function served(openingId: string, state: 'REQUESTED' | 'ARRIVED' | 'COMPLETED') {
  const { actor, volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
  const checkedInAt = new Date(world.services.now().getTime() - 5 * 3_600_000);
  const id = await makeSignUp(world, {
    openingId,
    volunteerId: volunteer.id,
    accountId: actor.accountId,
    state,
    checkedInAt,
  });
  return { id, actor };
}

describe('closing an activity', () => {
  it('is refused with all that is still open: not over, people inside, requests, hours without a record', async () => {
    expect(codes(await close((await make({ startsInHours: 24 })).id))).toEqual(['NOT_OVER_YET']);
    const activity = await make();
    await served(activity.openingId, 'ARRIVED');
    await served(activity.openingId, 'REQUESTED');
    await served(activity.openingId, 'COMPLETED');
    expect(codes(await close(activity.id))).toEqual(['PEOPLE_INSIDE', 'REQUESTS_OPEN', 'RECORDS_UNPROPOSED']);
    expect(codes(await close(activity.id, neighbour))).toEqual(['NOT_FOUND']);
    expect(codes(await close(activity.id, coordinator, { n: -1 }))).toEqual(['INVALID_INPUT']);
  });
  it('keeps how many were served and what came of it, for volunteers to read; the unit above alone reopens', async () => {
    const activity = await make();
    const { id } = await served(activity.openingId, 'COMPLETED');
    await inTransaction(world.context(null), (tx) => proposeRecord(tx, id));
    expect(await close(activity.id)).toMatchObject({
      activity: {
        state: 'CLOSED',
        closing: { peopleServed: 42, summary: '为42位老人理发', closedByName: '演示·队长', reopenedAt: null },
        canReopen: { allowed: false },
      },
    });
    expect(codes(await close(activity.id))).toEqual(['ALREADY_CLOSED']);
    const card = async () =>
      (
        await ask(null, 'query($id: ID!) { activityCard(id: $id) { state closing { peopleServed summary } } }', {
          id: activity.id,
        })
      ).activityCard;
    expect(await card()).toEqual({ state: 'CLOSED', closing: { peopleServed: 42, summary: '为42位老人理发' } });
    expect(codes(await reopen(activity.id, coordinator))).toEqual(['NOT_ALLOWED']);
    expect(codes(await reopen(activity.id, staff))).toBeNull();
    expect((await card()).closing).toBeNull();
    expect(codes(await reopen(activity.id, staff))).toEqual(['NOT_CLOSED']);
    expect(await close(activity.id, coordinator, { n: 24 })).toMatchObject({
      activity: { closing: { peopleServed: 24 } },
    });
  });
  it('of a sealed service tells volunteers the number alone', async () => {
    const activity = await make({ privacyClass: 'P4' });
    await close(activity.id);
    const { activityCard } = await ask(
      null,
      'query($id: ID!) { activityCard(id: $id) { closing { peopleServed summary } } }',
      { id: activity.id },
    );
    expect(activityCard.closing).toEqual({ peopleServed: 42, summary: '' });
  });
});
