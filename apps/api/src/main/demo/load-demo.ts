import { integrityModule } from '../../modules/integrity/index.ts';
import { unitIdOf } from '../../modules/organization/index.ts';
import { actorOfAccount, currentNotice, syntheticIdNumber } from '../../modules/people/index.ts';
import { serviceTypeIdOf } from '../../modules/service-type/index.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Services } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { workerContext } from '../../platform/outbox/deliver.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { demoActivities, makeActivity } from './activities.ts';
import { type Asker, part, refused } from './ask.ts';
import { demoAccount, demoGrant } from './bootstrap.ts';
import type { Clock } from './clock.ts';
import { demoComplaints } from './complaints.ts';
import { type DemoKey, demoAccounts } from './demo-accounts.ts';
import { demoMerits } from './merits.ts';
import { objectToNotice } from './object.ts';
import { pastActivity } from './past.ts';
import { demoStars } from './stars.ts';
import { acceptRequests, moreVolunteers, registerVolunteer } from './volunteers.ts';

/** 张店区 and its neighbour 临淄区 of 淄博; the demo's team lives in the first community of 张店's first street. */
const home = { county: '370303', neighbour: '370305', province: '37' };

export interface DemoParts {
  readonly services: Services;
  readonly ask: Asker;
  readonly clock: Clock;
  /** Closes notices that are over and delivers what waits in the outbox, as the worker would. */
  readonly deliver: () => Promise<void>;
}

const createTeam = `mutation($input: CreateTeamInput!) { createTeam(input: $input) { __typename ... on TeamSaved { team { id joinCode } } ${refused} } }`;
const saveProject = `mutation($input: SaveProjectInput!) { saveProject(input: $input) { __typename ... on ProjectSaved { project { id } } ${refused} } }`;
const signUp = `mutation($id: ID!) { signUp(openingId: $id) { __typename ${refused} } }`;

/** A small world to try the platform in. Everything after the first accounts goes through the rules, the past included. */
export async function loadDemo(parts: DemoParts): Promise<void> {
  const { services, ask, clock } = parts;
  const ids = {} as Record<DemoKey, string>;
  for (const account of demoAccounts)
    if (account.app === 'admin') ids[account.key] = await demoAccount(services, account);
  await demoGrant(services, ids.staff, unitIdOf(home.county), 'STAFF');
  await demoGrant(services, ids.colleague, unitIdOf(home.county), 'STAFF');
  await demoGrant(services, ids.neighbour, unitIdOf(home.neighbour), 'STAFF');
  await demoGrant(services, ids.security, unitIdOf(home.province), 'SECURITY_ADMIN');
  clock.set(clock.at(-12, '09:00'));
  const staff = await actorOfAccount(services, ids.staff, 'admin');
  const villageCode = await firstVillage(services, home.county);
  const made = await ask(staff, createTeam, {
    input: {
      unitId: unitIdOf(villageCode),
      name: '演示·石榴红巾帼志愿服务队',
      tier: 'TEAM',
      introduction: '家庭教育、法律咨询、关爱老人儿童。每周末活动，欢迎加入。',
    },
  });
  const team = part<{ id: string; joinCode: string }>(made, 'createTeam', 'team');
  await demoGrant(services, ids.coordinator, team.id, 'COORDINATOR');
  await demoGrant(services, ids.second, team.id, 'COORDINATOR');
  const coordinator = await actorOfAccount(services, ids.coordinator, 'admin');
  const second = await actorOfAccount(services, ids.second, 'admin');
  const volunteers = await people(parts, villageCode, team, coordinator);
  const project = await ask(coordinator, saveProject, {
    input: {
      unitId: team.id,
      serviceTypeId: serviceTypeIdOf('07'),
      name: '石榴花开·家门口的服务',
      goal: '把服务送到家门口',
      startsOn: day(clock, -30),
      endsOn: day(clock, 330),
    },
  });
  const where = { unitId: team.id, projectId: part<{ id: string }>(project, 'saveProject', 'project').id, villageCode };
  await pastActivity(parts, { coordinator, second, volunteers, where });
  clock.set(null);
  await objectToNotice(parts, volunteers);
  for (const activity of demoActivities) {
    // What happens today was planned yesterday.
    clock.set(activity.day === 0 ? clock.at(-1, '10:00') : null);
    const { openings } = await makeActivity(
      ask,
      clock,
      coordinator,
      { ...where, typeId: await typeId(services, activity.type) },
      activity,
    );
    if (activity.publish === false) continue;
    for (const [i, volunteer] of volunteers.entries())
      if (i % 2 === (activity.day % 4) / 2)
        await ask(volunteer, signUp, { id: openings.at(-1 - (i % 2)) ?? openings[0] }).catch(() => undefined);
  }
  clock.set(null);
  await demoMerits(parts, { staff, coordinator, volunteers });
  await demoStars(parts, { staff, coordinator, volunteers });
  await demoComplaints(parts, { staff, coordinator, volunteers, teamId: team.id });
  await parts.deliver();
  // What the night would count: without it the public page were empty until tomorrow.
  for (const job of integrityModule.jobs ?? []) await inTransaction(workerContext(services), (tx) => job.run(tx));
}

/** Registers the volunteers and lets the coordinator accept all but the newcomer's and the last one's request. */
async function people(
  { services, ask, clock }: DemoParts,
  villageCode: string,
  team: { id: string; joinCode: string },
  coordinator: Actor,
): Promise<Actor[]> {
  const noticeVersion = await currentNotice(services);
  const main = demoAccounts.filter((account) => account.app === 'volunteer');
  const everyone = [
    ...main.map((account, i) => ({ ...account, birthDate: `19${80 + i}-03-0${i + 1}`, skills: '热心' })),
    ...moreVolunteers,
  ];
  for (const [i, person] of everyone.entries()) {
    const idNumber = syntheticIdNumber('370303', person.birthDate, 101 + i, 'FEMALE');
    const joins = 'key' in person && person.key === 'newcomer' ? {} : { joinCode: team.joinCode };
    await registerVolunteer(ask, {
      name: person.name,
      phone: person.phone,
      birthDate: person.birthDate,
      skills: person.skills,
      idNumber,
      villageCode,
      noticeVersion,
      ...joins,
    });
  }
  await acceptRequests(ask, coordinator, team.id, [moreVolunteers.at(-1)?.name ?? '']);
  await verifiedLawyer(services, clock.now());
  const rows = await services.read.rows<{
    account_id: string;
  }>(sql`select v.account_id from volunteer v join membership m on m.volunteer_id = v.id
    where m.team_id = ${team.id} and m.state = 'ACTIVE' order by v.created_at, v.id`);
  return Promise.all(rows.map((row) => actorOfAccount(services, row.account_id, 'volunteer')));
}

/** The demo's lawyer has her licence looked at already. */
async function verifiedLawyer(services: Services, now: Date): Promise<void> {
  const name = demoAccounts.find((account) => account.key === 'lawyer')?.name ?? '';
  await services.read.rows(sql`insert into qualification (id, volunteer_id, kind_code, issuer, valid_from, valid_to, state, verified_at)
    select gen_random_uuid(), id, 'LAWYER', '演示·司法局', '2020-01-01', '2030-01-01', 'VERIFIED', ${now} from volunteer where name = ${name}`);
}

const day = (clock: Clock, offset: number): string => clock.at(offset, '12:00').slice(0, 10);

async function firstVillage(services: Services, county: string): Promise<string> {
  const [row] = await services.read.rows<{ code: string }>(
    sql`select code from division where level = 5 and code like ${`${county}%`} order by code limit 1`,
  );
  if (!row) throw new Error(`没有 ${county} 的行政区划数据。`);
  return row.code;
}

async function typeId(services: Services, name: string): Promise<string> {
  const [row] = await services.read.rows<{ id: string }>(
    sql`select id from service_type where name = ${name} and active order by parent_id nulls first limit 1`,
  );
  if (!row) throw new Error(`没有服务类型“${name}”。`);
  return row.id;
}
