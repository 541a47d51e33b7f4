import type { Actor } from '../../platform/access/actor.ts';
import { type Asker, refused } from './ask.ts';
import type { Clock } from './clock.ts';

export interface DemoActivity {
  readonly title: string;
  readonly type: string;
  readonly place: string;
  readonly content: string;
  /** Days from today, and Beijing hours of its shifts. */
  readonly day: number;
  readonly shifts: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly posts: readonly {
    readonly name: string;
    readonly duties: string;
    readonly maximum: number;
    readonly needs?: string;
    readonly flow?: 'DIRECT' | 'REQUEST';
  }[];
  readonly publish?: boolean;
  readonly risk?: 'ORDINARY' | 'HAZARDOUS';
}

export const demoActivities: readonly DemoActivity[] = [
  {
    title: '“石榴花开”家庭教育大讲堂',
    type: '家庭教育指导',
    place: '社区妇女之家二楼',
    day: 0,
    content: '邀请家庭教育指导师讲授亲子沟通，志愿者协助签到、陪护儿童。',
    shifts: [
      { from: '08:30', to: '11:30', label: '上午场' },
      { from: '19:00', to: '21:30', label: '晚间场' },
    ],
    posts: [
      { name: '儿童陪护', duties: '看护 3—8 岁儿童', maximum: 6 },
      { name: '现场引导', duties: '签到、引导座位', maximum: 4 },
    ],
  },
  {
    title: '法律咨询进社区',
    type: '法律咨询',
    place: '社区党群服务中心一楼',
    day: 2,
    content: '面向辖区妇女提供婚姻家庭、劳动权益方面的法律咨询，整理常见问题。',
    shifts: [
      { from: '09:00', to: '11:30', label: '上午' },
      { from: '14:00', to: '16:30', label: '下午' },
    ],
    posts: [
      { name: '法律解答', duties: '解答咨询、登记问题', maximum: 2, needs: 'LAWYER' },
      { name: '接待登记', duties: '接待、登记、维持秩序', maximum: 5 },
    ],
  },
  {
    title: '独居老人冬衣整理与陪伴',
    type: '关爱老人儿童',
    place: '社区日间照料中心',
    day: 4,
    content: '帮助独居老人整理冬衣、打扫居室，陪老人聊天。',
    shifts: [{ from: '14:00', to: '17:00', label: '下午' }],
    posts: [{ name: '入户服务', duties: '两人一组入户', maximum: 8 }],
  },
  {
    title: '邻里调解开放日',
    type: '邻里调解',
    place: '社区调解室',
    day: 6,
    content: '调解员值班，志愿者协助接待。',
    shifts: [{ from: '09:00', to: '11:00', label: '上午' }],
    posts: [{ name: '接待', duties: '接待、引导', maximum: 3, flow: 'REQUEST' }],
  },
  {
    title: '冬季清雪应急服务',
    type: '应急救援',
    place: '社区主干道',
    day: 8,
    content: '雪后清扫主要道路，保障老人儿童出行。',
    publish: false,
    risk: 'HAZARDOUS',
    shifts: [{ from: '07:00', to: '09:00', label: '清晨' }],
    posts: [{ name: '清雪', duties: '使用铁锹清雪', maximum: 20 }],
  },
];

const save = `mutation($input: SaveActivityInput!) { saveActivity(input: $input) { __typename ... on ActivitySaved { activity { id version } } ${refused} } }`;
const plan = `mutation($input: PlanActivityInput!) { planActivity(input: $input) { __typename ... on ActivitySaved { activity { id version openings { id } } } ${refused} } }`;
const publish = `mutation($id: ID!, $version: Int!) { publishActivity(id: $id, version: $version) { __typename ... on ActivitySaved { activity { id version } } ${refused} } }`;

interface Saved {
  readonly id: string;
  readonly version: number;
  readonly openings: readonly { readonly id: string }[];
}
const saved = (data: Record<string, Record<string, unknown>>, field: string): Saved =>
  data[field]?.['activity'] as Saved;

/** Makes an activity with its plan, and publishes it unless it is to stay a draft; returns its openings in order. */
export async function makeActivity(
  ask: Asker,
  clock: Clock,
  by: Actor,
  where: { unitId: string; projectId: string; villageCode: string; typeId: string },
  activity: DemoActivity,
): Promise<{ id: string; openings: readonly string[] }> {
  const { typeId, ...place } = where;
  const draft = saved(
    await ask(by, save, {
      input: {
        ...place,
        serviceTypeId: typeId,
        title: activity.title,
        place: activity.place,
        content: activity.content,
        requirements: '身体健康，能按时到岗，服从现场安排。',
        risks: '请注意往返途中和现场的安全。',
        safeguards: '现场有负责人统一安排，提供饮水和必要物品。',
        personInCharge: '演示·周敏',
        contactPhone: '13900000002',
        risk: activity.risk ?? 'ORDINARY',
        trainingRequired: false,
      },
    }),
    'saveActivity',
  );
  const posts = activity.posts.map((post, i) => ({
    key: `post-${i}`,
    name: post.name,
    duties: post.duties,
    needsQualification: Boolean(post.needs),
    requiredQualification: post.needs ?? null,
  }));
  const shifts = activity.shifts.map((shift, i) => ({
    key: `shift-${i}`,
    label: shift.label,
    startsAt: clock.at(activity.day, shift.from),
    endsAt: clock.at(activity.day, shift.to),
  }));
  const openings = shifts.flatMap((shift) =>
    activity.posts.map((post, i) => ({
      postKey: `post-${i}`,
      shiftKey: shift.key,
      minimum: 1,
      maximum: post.maximum,
      flow: post.flow ?? 'DIRECT',
    })),
  );
  const planned = saved(
    await ask(by, plan, { input: { activityId: draft.id, version: draft.version, posts, shifts, openings } }),
    'planActivity',
  );
  if (activity.publish !== false) await ask(by, publish, { id: draft.id, version: planned.version });
  return { id: draft.id, openings: planned.openings.map((opening) => opening.id) };
}
