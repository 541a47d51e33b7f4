import { serviceTypeIdOf } from '../../modules/service-type/index.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { type Asker, part, refused } from './ask.ts';
import { demoPassword } from './demo-accounts.ts';

interface DemoVolunteer {
  readonly name: string;
  readonly phone: string;
  readonly birthDate: string;
  readonly skills: string;
}

/** More of the team: enough for a roster to be looked at. Two share one phone, as families do. */
export const moreVolunteers: readonly DemoVolunteer[] = [
  { name: '演示·张丽华', phone: '13900000021', birthDate: '1985-05-02', skills: '幼儿照护' },
  { name: '演示·刘玉梅', phone: '13900000022', birthDate: '1978-11-12', skills: '社会工作' },
  { name: '演示·陈淑珍', phone: '13900000023', birthDate: '1969-02-27', skills: '主持、组织' },
  { name: '演示·杨春燕', phone: '13900000024', birthDate: '1992-08-19', skills: '急救' },
  { name: '演示·赵红霞', phone: '13900000025', birthDate: '1988-01-30', skills: '烹饪' },
  { name: '演示·吴桂芳', phone: '13900000026', birthDate: '1975-07-07', skills: '剪纸' },
  { name: '演示·吴小雨', phone: '13900000026', birthDate: '2001-04-15', skills: '摄影' },
  { name: '演示·欧阳静', phone: '13900000027', birthDate: '1981-09-23', skills: '心理学' },
];

const register = `mutation($input: RegisterInput!) { register(input: $input) { __typename ${refused} } }`;

export interface RegisterDemo extends DemoVolunteer {
  readonly idNumber: string;
  readonly villageCode: string;
  readonly noticeVersion: string;
  readonly joinCode?: string;
}

/** Registers somebody as she would on her phone. */
export async function registerVolunteer(ask: Asker, person: RegisterDemo): Promise<void> {
  await ask(null, register, {
    input: {
      name: person.name,
      gender: 'FEMALE',
      birthDate: person.birthDate,
      idType: 'RESIDENT_ID',
      idNumber: person.idNumber,
      phone: person.phone,
      password: demoPassword,
      villageCode: person.villageCode,
      skills: person.skills,
      serviceTypeIds: [serviceTypeIdOf('07'), serviceTypeIdOf('08')],
      availability: ['WEEKEND_MORNING', 'HOLIDAY'],
      noticeVersion: person.noticeVersion,
      consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID', 'SMS_NOTICE'],
      joinCode: person.joinCode ?? null,
    },
  });
}

const requests = `query($id: ID!) { team(id: $id) { members(state: REQUESTED, first: 50) { edges { node { id version volunteer { name } } } } } }`;
const decide = `mutation($id: ID!, $version: Int!) { decideMembership(id: $id, version: $version, accept: true) { __typename ${refused} } }`;

/** The coordinator accepts everyone who asked, but those named. */
export async function acceptRequests(
  ask: Asker,
  coordinator: Actor,
  teamId: string,
  but: readonly string[],
): Promise<void> {
  const data = await ask(coordinator, requests, { id: teamId });
  const { edges } = part<{
    edges: { node: { id: string; version: number; volunteer: { name: string } } }[];
  }>(data, 'team', 'members');
  for (const { node } of edges)
    if (!but.includes(node.volunteer.name)) await ask(coordinator, decide, { id: node.id, version: node.version });
}
