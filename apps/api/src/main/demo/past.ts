import { serviceTypeIdOf } from '../../modules/service-type/index.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { makeActivity } from './activities.ts';
import { part, refused } from './ask.ts';
import type { DemoParts } from './load-demo.ts';

const signUp = `mutation($id: ID!) { signUp(openingId: $id) { __typename ... on MySignUpSaved { signUp { id } } ${refused} } }`;
const code = `query($id: ID!) { checkInCode(activityId: $id) { digits } }`;
const check = (verb: 'checkIn' | 'checkOut'): string =>
  `mutation($input: CheckInput!) { ${verb}(input: $input) { __typename ${refused} } }`;
const waiting = `query { records(filter: { state: PROPOSED }, first: 50) { edges { node { id } } } }`;
const approve = `mutation($ids: [ID!]!) { approveRecords(ids: $ids) { __typename ${refused} } }`;

interface Cast {
  readonly coordinator: Actor;
  readonly second: Actor;
  readonly volunteers: readonly Actor[];
  readonly where: { readonly unitId: string; readonly projectId: string; readonly villageCode: string };
}

/**
 * Service that happened, signed up for, checked in and out by code: of the first the notice is over and its hours are final,
 * the second was approved yesterday and is on notice, the third still waits.
 */
export async function pastActivity(parts: DemoParts, cast: Cast): Promise<void> {
  const weekends = [
    // One who signed up and did not come: the coordinator still has to say so before it is closed.
    { title: '亲子阅读角开放', day: -9, from: 0, people: 6, missing: 1, approvedOn: -8 },
    { title: '社区图书角整理', day: -4, from: 2, people: 4, missing: 0, approvedOn: -1 },
    { title: '重阳敬老包饺子', day: -2, from: 0, people: 5, missing: 0, approvedOn: null },
  ] as const;
  for (const weekend of weekends) {
    await serve(parts, cast, weekend);
    await parts.deliver();
    if (weekend.approvedOn === null) continue;
    parts.clock.set(parts.clock.at(weekend.approvedOn, '10:00'));
    const data = await parts.ask(cast.second, waiting);
    const { edges } = data['records'] as unknown as { edges: { node: { id: string } }[] };
    await parts.ask(cast.second, approve, { ids: edges.map((edge) => edge.node.id) });
    await parts.deliver();
  }
}

async function serve(
  { ask, clock }: DemoParts,
  cast: Cast,
  { title, day, from, people, missing }: { title: string; day: number; from: number; people: number; missing: number },
): Promise<void> {
  clock.set(clock.at(day - 2, '09:00'));
  const { id, openings } = await makeActivity(
    ask,
    clock,
    cast.coordinator,
    { ...cast.where, typeId: serviceTypeIdOf('07') },
    {
      title,
      type: '',
      place: '社区妇女之家',
      content: `${title}，志愿者协助组织和陪护。`,
      day,
      shifts: [{ from: '09:00', to: '11:30', label: '上午' }],
      posts: [{ name: '现场服务', duties: '组织、陪护', maximum: 8 }],
    },
  );
  const team = cast.volunteers.slice(from, from + people);
  const signUps: string[] = [];
  for (const volunteer of cast.volunteers.slice(from, from + people + missing)) {
    const data = await ask(volunteer, signUp, { id: openings[0] });
    signUps.push(part<{ id: string }>(data, 'signUp', 'signUp').id);
  }
  for (const [verb, time] of [
    ['checkIn', '08:55'],
    ['checkOut', '11:3'],
  ] as const) {
    for (const [i, volunteer] of team.entries()) {
      clock.set(clock.at(day, verb === 'checkIn' ? time : `${time}${i}`));
      const { digits } = (await ask(cast.coordinator, code, { id }))['checkInCode'] as { digits: string };
      await ask(volunteer, check(verb), {
        input: { signUpId: signUps[i], code: digits, viaQr: false, clientId: `demo-${verb}-${signUps[i]}` },
      });
    }
  }
}
