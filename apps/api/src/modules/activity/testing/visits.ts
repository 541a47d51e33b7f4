import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { makeFile } from '../../people/testing/file.make.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { type MadeActivity, makeActivity, makeSignUp } from './activity.make.ts';
import { refused, type Scene } from './scene.ts';

const VISIT = `signUpId cameAt leftAt stated confirmation companionName askedName openUntil
  canCome { allowed } canLeave { allowed } canState { allowed } canAsk { allowed } canHandIn { allowed reasons { code } }
  companions { signUpId name wasThere } toConfirm { signUpId name cameAt leftAt asksMe canConfirm { allowed reasons { code } } }`;
const SAVED = `{ __typename ... on HomeVisitSaved { visit { ${VISIT} } } ${refused} }`;

export interface SeenVisit {
  signUpId: string;
  cameAt: string | null;
  leftAt: string | null;
  stated: boolean;
  confirmation: string | null;
  companionName: string | null;
  askedName: string | null;
  openUntil: string;
  canHandIn: { allowed: boolean; reasons: { code: string }[] };
  companions: { signUpId: string; name: string; wasThere: boolean }[];
  toConfirm: {
    signUpId: string;
    name: string;
    asksMe: boolean;
    canConfirm: { allowed: boolean; reasons: { code: string }[] };
  }[];
}
export interface Visitor {
  readonly actor: Actor;
  readonly id: string;
  readonly volunteerId: string;
}

/** What a test of home visits asks of the API. */
export function visitsOf(scene: Scene) {
  const act = async (field: string, actor: Actor | null, declared: string, args: string, variables: object) =>
    (
      await scene.ask<Record<string, { visit?: SeenVisit }>>(
        actor,
        `mutation(${declared}) { ${field}(${args}) ${SAVED} }`,
        { ...variables },
      )
    )[field];
  const of = (field: string) => (actor: Actor | null, id: string) =>
    act(field, actor, '$id: ID!', 'signUpId: $id', { id });
  return {
    come: of('sayCame'),
    leave: of('sayLeft'),
    confirm: of('confirmVisit'),
    state: (actor: Actor | null, input: object) =>
      act('stateVisit', actor, '$input: StateVisitInput!', 'input: $input', { input }),
    ask: (actor: Actor | null, id: string, companionId: string) =>
      act('askCompanion', actor, '$id: ID!, $companion: ID!', 'signUpId: $id, companionId: $companion', {
        id,
        companion: companionId,
      }),
    slip: async (actor: Actor, id: string, fileId?: string) =>
      act('handInSlip', actor, '$id: ID!, $file: ID!', 'signUpId: $id, fileId: $file', {
        id,
        file: fileId ?? (await makeFile(scene.world, { uploadedBy: actor.accountId, countyCode: '370303' })),
      }),
    seen: async (actor: Actor | null, id: string) =>
      (
        await scene.ask<{ homeVisit: SeenVisit | null }>(
          actor,
          `query($id: ID!) { homeVisit(signUpId: $id) { ${VISIT} } }`,
          { id },
        )
      ).homeVisit,
    make: (more: object = {}): Promise<MadeActivity> =>
      makeActivity(scene.world, {
        unitId: scene.team.id,
        serviceTypeId: scene.type.id,
        villageCode: scene.places.villageCode,
        homeVisit: true,
        ...more,
      }),
    async visitor(activity: MadeActivity, name = '演示·李', openingId = activity.openingId): Promise<Visitor> {
      const { actor, volunteer } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id, name });
      const id = await makeSignUp(scene.world, { openingId, volunteerId: volunteer.id, accountId: actor.accountId });
      return { actor, id, volunteerId: volunteer.id };
    },
    signUp: async (id: string) =>
      (
        await scene.world.services.read.rows<Record<string, unknown>>(
          sql`select state, check_in_method, check_out_method, checked_in_by from sign_up where id = ${id}`,
        )
      )[0],
  };
}
