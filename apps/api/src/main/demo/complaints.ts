import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { refused } from './ask.ts';
import type { DemoParts } from './load-demo.ts';

const open = `mutation($input: ComplaintInput!) { openComplaint(input: $input) { __typename ${refused} } }`;
const enter = `mutation($input: EnterComplaintInput!) { enterComplaint(input: $input) { __typename ... on Done { id } ${refused} } }`;
const accept = `mutation($id: ID!) { acceptComplaint(id: $id, version: 1) { __typename ${refused} } }`;
const answer = `mutation($input: ComplaintAnswerInput!) { answerComplaint(input: $input) { __typename ${refused} } }`;

interface Cast {
  readonly staff: Actor;
  readonly coordinator: Actor;
  readonly volunteers: readonly Actor[];
  readonly teamId: string;
}

/** One complaint that waits, by a volunteer who was there; and one a coordinator entered for a neighbour, which is answered. */
export async function demoComplaints({ services, ask, clock }: DemoParts, cast: Cast): Promise<void> {
  const [first] = await services.read.rows<{ id: string }>(
    sql`select id from activity where title = '亲子阅读角开放' order by id limit 1`,
  );
  const who = cast.volunteers[0];
  if (!first || !who) throw new Error('demo: nobody served yet');
  clock.set(clock.at(-6, '10:00'));
  const entered = await ask(cast.coordinator, enter, {
    input: {
      ...{ unitId: cast.teamId, about: 'SERVICE', naming: 'PROTECTED', complainantName: '演示·周大娘' },
      facts: ['说好周六上午来帮忙理发，等到中午没有人来，也没有人打电话。'],
    },
  });
  const id = entered['enterComplaint']?.['id'];
  await ask(cast.staff, accept, { id });
  clock.set(clock.at(-3, '15:00'));
  await ask(cast.staff, answer, {
    input: {
      ...{ id, version: 2, finding: 'UPHELD' },
      words: '已当面核实：那天排班的两位志愿者记错了日期，队里没有及时发现。',
      measure: '队里已上门道歉并补做服务；今后活动前一天由值班队长逐户电话确认。',
    },
  });
  clock.set(clock.at(-1, '11:00'));
  await ask(who, open, {
    input: {
      ...{ activityId: first.id, about: 'SERVICE', naming: 'NAMED' },
      facts: ['通知的集合时间是八点半，到九点一刻才有人开门。', '现场没有准备饮水，孩子们等得着急。'],
    },
  });
  clock.set(null);
}
