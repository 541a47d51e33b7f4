import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { refused } from './ask.ts';
import type { DemoParts } from './load-demo.ts';

const enterTraining = `mutation($input: EnterTrainingInput!) { enterTraining(input: $input) { __typename ${refused} } }`;
const enterAward = `mutation($input: EnterAwardInput!) { enterAward(input: $input) { __typename ${refused} } }`;
const evaluate = `mutation($input: EvaluateInput!) { evaluate(input: $input) { __typename ${refused} } }`;
const rate = `mutation($id: ID!, $score: Int!, $comment: String) { rateActivity(activityId: $id, score: $score, comment: $comment) { __typename ${refused} } }`;

interface Cast {
  readonly staff: Actor;
  readonly coordinator: Actor;
  readonly volunteers: readonly Actor[];
}

/** What stands beside hours: a course most took, an award, and what was said after the first weekend. */
export async function demoMerits({ services, ask, clock }: DemoParts, cast: Cast): Promise<void> {
  const { staff, coordinator, volunteers } = cast;
  const [first] = await services.read.rows<{ id: string }>(
    sql`select id from activity where title = '亲子阅读角开放' order by id limit 1`,
  );
  const activityId = first?.id ?? '';
  const on = (offset: number): string => clock.at(offset, '12:00').slice(0, 10);
  for (const [i, { volunteerId }] of volunteers.slice(0, 4).entries())
    await ask(coordinator, enterTraining, {
      input: {
        volunteerId,
        name: '演示·家庭教育指导培训',
        content: '与孩子沟通、倾听的方法；志愿服务中的注意事项。',
        organiser: '演示·张店区妇联',
        heldOn: on(-11),
        minutes: 180,
        result: i === 3 ? 'NOT_ASSESSED' : 'PASSED',
      },
    });
  await ask(staff, enterAward, {
    input: {
      volunteerId: volunteers[0]?.volunteerId,
      name: '演示·优秀巾帼志愿者',
      level: 'COUNTY',
      issuer: '演示·张店区妇联',
      awardedOn: on(-11),
    },
  });
  const words = ['准时、细心，孩子们很喜欢', '讲故事很有耐心', ''];
  for (const [i, comment] of words.entries()) {
    const volunteer = volunteers[i];
    const input = { activityId, volunteerId: volunteer?.volunteerId, evaluatedOn: on(-8), score: 5 - (i % 2), comment };
    await ask(coordinator, evaluate, { input: { ...input, by: 'COORDINATOR' } });
    if (i === 0)
      await ask(coordinator, evaluate, {
        input: { ...input, by: 'RECIPIENT', comment: '孩子很开心，希望常来' },
      });
    if (volunteer)
      await ask(volunteer, rate, { id: activityId, score: 5 - i, comment: i === 1 ? '绘本可以再多一些' : '' });
  }
}
