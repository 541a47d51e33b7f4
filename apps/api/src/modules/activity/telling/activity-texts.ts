import { sealedServiceWords } from '@jinguo/schema';

/** What the texts of an activity say; times as instants. */
export interface Told {
  readonly title: string;
  readonly sealed: boolean;
  readonly unit: string;
  readonly place: string;
  readonly content: string;
  readonly requirements: string;
  readonly safeguards: string;
  readonly personInCharge: string;
  readonly shifts: readonly {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly post: string;
    readonly places: number;
    readonly taken: number;
  }[];
  readonly link: string;
  readonly signedUp: number;
  readonly came: number;
  readonly minutes: number;
}

export interface ActivityTexts {
  readonly signUpSheet: string;
  readonly notice: string;
  readonly summary: string;
}

const days = '日一二三四五六';
const local = (instant: string): Date => new Date(Date.parse(instant) + 8 * 3_600_000);
const two = (n: number): string => String(n).padStart(2, '0');
const day = (at: Date): string => `${at.getUTCMonth() + 1}月${at.getUTCDate()}日（周${days[at.getUTCDay()]}）`;
const time = (at: Date): string => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
const range = (startsAt: string, endsAt: string): string => {
  const [from, to] = [local(startsAt), local(endsAt)];
  return day(from) === day(to)
    ? `${day(from)} ${time(from)}—${time(to)}`
    : `${day(from)} ${time(from)}—${day(to)} ${time(to)}`;
};
const hoursOf = (minutes: number): string => String(Math.trunc((minutes * 100) / 60) / 100);
const lines = (...parts: readonly (string | false)[]): string =>
  parts.filter((part) => part !== false && part !== '').join('\n');

/** Texts to paste into a WeChat group. A sealed service reads 专业服务, without type or place (words.md). */
export function activityTexts(told: Told): ActivityTexts {
  const title = told.sealed ? sealedServiceWords.zh : told.title;
  const shifts = told.shifts.map(
    ({ startsAt, endsAt, post }) => `${range(startsAt, endsAt)}${told.sealed || !post ? '' : ` ${post}`}`,
  );
  const place = !told.sealed && told.place ? `地点：${told.place}` : '';
  const left = told.shifts.map(({ places, taken }, at) => `${shifts[at]}，还可报 ${Math.max(0, places - taken)} 人`);
  return {
    signUpSheet: lines(
      '#接龙',
      `${title} 报名`,
      ...left,
      place,
      `手机上直接报名：${told.link}`,
      '',
      '例 姓名 手机号 时段',
      '1. ',
    ),
    notice: lines(
      `【${told.unit}】${title}`,
      ...shifts.map((shift) => `时间：${shift}`),
      place,
      !told.sealed && told.content ? `内容：${told.content}` : '',
      !told.sealed && told.requirements ? `要求：${told.requirements}` : '',
      !told.sealed && told.safeguards ? `保障：${told.safeguards}` : '',
      told.personInCharge ? `负责人：${told.personInCharge}` : '',
      `报名：${told.link}`,
    ),
    summary: lines(
      `【${told.unit}】${title} 小结`,
      ...shifts.map((shift) => `时间：${shift}`),
      place,
      `报名 ${told.signedUp} 人，到场 ${told.came} 人，服务 ${hoursOf(told.minutes)} 小时（以审核后计入的时长为准）。`,
      '感谢每一位巾帼志愿者。',
    ),
  };
}
