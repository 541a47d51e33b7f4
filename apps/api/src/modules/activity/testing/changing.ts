import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { type MadeActivity, makeActivity, makeSignUp } from './activity.make.ts';
import { refused, type Scene } from './scene.ts';

const SAVED = `{ __typename ... on ActivitySaved { activity { state version startsAt endsAt place taken places planChanges(first: 10) { edges { node {
  kind reason byName placeWas placeBecomes people shifts { was { startsAt } becomes { startsAt } } openings { was becomes } } } } } } ${refused} }`;
const PREVIEW = `{ version people asksInsurance verdict { allowed reasons { code } } affected { signUpId state loses mayKeep unfit { code } volunteer { name phoneMasked }
  was { startsAt } becomes { startsAt } clash { startsAt } } }`;
const CANCEL = `mutation($id: ID!, $version: Int!, $reason: String!) { cancelActivity(id: $id, version: $version, reason: $reason) ${SAVED} }`;
const MOVE = `mutation($input: MoveInput!, $version: Int!, $reason: String!, $release: [ID!], $keep: [ID!], $insuranceChecked: Boolean) { moveActivity(input: $input, version: $version, reason: $reason, release: $release, keep: $keep, insuranceChecked: $insuranceChecked) ${SAVED} }`;
const PLACES = `mutation($input: PlacesInput!, $version: Int!, $people: [ID!]!, $byRule: Boolean!, $reason: String) { changePlaces(input: $input, version: $version, people: $people, byRule: $byRule, reason: $reason) ${SAVED} }`;

type Answer = Record<string, never>;
interface Preview {
  version: number;
  people: number;
  asksInsurance: boolean;
  verdict: { allowed: boolean; reasons: { code: string }[] };
  affected: {
    signUpId: string;
    state: string;
    loses: boolean;
    mayKeep: boolean;
    unfit: { code: string }[];
    volunteer: { name: string; phoneMasked: string };
    becomes: { startsAt: string } | null;
    clash: { startsAt: string } | null;
  }[];
}

/** What a test of changed plans asks of the API. */
export function changingOf(scene: Scene) {
  const by = (actor?: Actor) => actor ?? scene.coordinator;
  return {
    make: (more: object = {}) =>
      makeActivity(scene.world, {
        unitId: scene.team.id,
        serviceTypeId: scene.type.id,
        villageCode: scene.places.villageCode,
        ...more,
      }),
    async signedUp(activity: Pick<MadeActivity, 'openingId'>, more: object = {}) {
      const { actor, volunteer } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
      const id = await makeSignUp(scene.world, {
        openingId: activity.openingId,
        volunteerId: volunteer.id,
        accountId: actor.accountId,
        ...more,
      });
      return { id, actor, volunteer };
    },
    cancel: async (id: string, more: object = {}, actor?: Actor) =>
      (
        await scene.ask<{ cancelActivity: Answer }>(by(actor), CANCEL, {
          id,
          version: 1,
          reason: '暴雨预警',
          ...more,
        })
      ).cancelActivity,
    move: async (input: object, more: object = {}, actor?: Actor) =>
      (
        await scene.ask<{ moveActivity: Answer }>(by(actor), MOVE, {
          input: { shifts: [], ...input },
          version: 1,
          reason: '场地有变',
          ...more,
        })
      ).moveActivity,
    places: async (activityId: string, openings: object[], more: object = {}) =>
      (
        await scene.ask<{ changePlaces: Answer }>(scene.coordinator, PLACES, {
          input: { activityId, openings },
          version: 1,
          people: [],
          byRule: true,
          reason: '场地变小',
          ...more,
        })
      ).changePlaces,
    ...previewsOf(scene),
    async standing(openingId: string) {
      const [row] = await scene.world.services.read.rows<{ taken: number; maximum: number; held: number }>(
        sql`select o.taken, o.maximum, (select count(*)::int from sign_up s where s.opening_id = o.id and s.state in ('SIGNED_UP', 'ARRIVED', 'COMPLETED')) as held
          from opening o where o.id = ${openingId}`,
      );
      return row;
    },
    async stateOf(id: string) {
      const [row] = await scene.world.services.read.rows<{ state: string; starts_at: string }>(
        sql`select state, lower(during) as starts_at from sign_up where id = ${id}`,
      );
      return row;
    },
  };
}

function previewsOf(scene: Scene) {
  const by = (actor?: Actor) => actor ?? scene.coordinator;
  return {
    previewCancel: async (activityId: string, actor?: Actor) =>
      (
        await scene.ask<{ previewCancel: Preview | null }>(
          by(actor),
          `query($activityId: ID!) { previewCancel(activityId: $activityId) ${PREVIEW} }`,
          { activityId },
        )
      ).previewCancel,
    previewMove: async (input: object, actor?: Actor) =>
      (
        await scene.ask<{ previewMove: Preview | null }>(
          by(actor),
          `query($input: MoveInput!) { previewMove(input: $input) ${PREVIEW} }`,
          { input: { shifts: [], ...input } },
        )
      ).previewMove,
    previewPlaces: async (activityId: string, openings: object[], actor?: Actor) =>
      (
        await scene.ask<{ previewPlaces: Preview | null }>(
          by(actor),
          `query($input: PlacesInput!) { previewPlaces(input: $input) ${PREVIEW} }`,
          { input: { activityId, openings } },
        )
      ).previewPlaces,
  };
}
