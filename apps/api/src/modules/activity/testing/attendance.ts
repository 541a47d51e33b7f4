import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { digitsAt, stepOf, tokenAt } from '../attendance/check-in-code.ts';
import { type MadeActivity, makeActivity, makeSignUp } from './activity.make.ts';
import { refused, type Scene } from './scene.ts';

const CHECKED = `{ __typename ... on Checked { kind at proposedMinutes signUp { id state checkedInAt checkedOutAt canCheckOut { allowed reasons { code } } } } ${refused} }`;
const IN = `mutation($input: CheckInput!) { checkIn(input: $input) ${CHECKED} }`;
const OUT = `mutation($input: CheckInput!) { checkOut(input: $input) ${CHECKED} }`;
const SAVED = `{ __typename ... on SignUpSaved { signUp { state checkedInAt checkedOutAt checkInMethod checkOutMethod leavingReason } } ${refused} }`;
const PROXY = `mutation($input: ProxyCheckInput!) { proxyCheck(input: $input) ${SAVED} }`;
const STATE = `mutation($input: StateLeavingInput!) { stateLeaving(input: $input) ${SAVED} }`;
const CODE = 'query($id: ID!) { checkInCode(activityId: $id) { digits url validUntil stepSeconds } }';
const RESOLVE = `query($code: String!, $id: ID) { resolveCode(code: $code, activityId: $id) { __typename ... on CodeTarget { signUpId activityTitle postName next } ${refused} } }`;

type Answer = Record<string, never>;

export const digitsOf = (activity: MadeActivity, at: string) =>
  digitsAt(activity.secret, activity.id, stepOf(new Date(at)));
export const tokenOf = (activity: MadeActivity, at: string) =>
  tokenAt(activity.secret, activity.id, stepOf(new Date(at)));

/** What a test of attendance asks of the API. */
export function attendanceOf(scene: Scene) {
  const codeNow = async (id: string, actor: Actor = scene.coordinator) =>
    (await scene.ask<{ checkInCode: { digits: string; url: string; validUntil: string } | null }>(actor, CODE, { id }))
      .checkInCode;
  const inBy = async (actor: Actor, input: object) =>
    (await scene.ask<{ checkIn: Answer }>(actor, IN, { input })).checkIn;
  const outBy = async (actor: Actor, input: object) =>
    (await scene.ask<{ checkOut: Answer }>(actor, OUT, { input })).checkOut;
  const proxy = async (actor: Actor, input: object) =>
    (await scene.ask<{ proxyCheck: Answer }>(actor, PROXY, { input })).proxyCheck;
  const leave = async (actor: Actor, input: object) =>
    (await scene.ask<{ stateLeaving: Answer }>(actor, STATE, { input })).stateLeaving;
  const resolve = async (actor: Actor | null, code: string, id?: string) =>
    (await scene.ask<{ resolveCode: Answer }>(actor, RESOLVE, { code, id })).resolveCode;
  const make = (more: object = {}) =>
    makeActivity(scene.world, {
      unitId: scene.team.id,
      serviceTypeId: scene.type.id,
      villageCode: scene.places.villageCode,
      ...more,
    });

  /** Someone signed up to a shift 2026-11-24 08:00–10:00 in Shanghai. */
  async function signedUp(activity?: MadeActivity) {
    const made = activity ?? (await make());
    const { actor, volunteer } = await makeVolunteerActor(scene.world, {
      unitId: scene.places.village.id,
      name: '演示·李',
    });
    const id = await makeSignUp(scene.world, {
      openingId: made.openingId,
      volunteerId: volunteer.id,
      accountId: actor.accountId,
    });
    return { activity: made, actor, volunteer, id };
  }
  const scansOf = (id: string) =>
    scene.world.services.read.rows<Record<string, unknown>>(
      sql`select kind, method, refusal from scan where sign_up_id = ${id} order by at, kind`,
    );

  return { codeNow, inBy, outBy, proxy, leave, resolve, make, signedUp, scansOf };
}
