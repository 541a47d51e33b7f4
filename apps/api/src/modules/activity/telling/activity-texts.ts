import { sealedServiceWords } from '@jinguo/schema';
import type { ChangeDetails } from '../changing/note-change.ts';

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
  /** What was said when it was closed; null while it is not. */
  readonly closing: { readonly peopleServed: number; readonly summary: string } | null;
  /** The last time it was moved or called off. */
  readonly change: ToldChange | null;
}

export interface ToldChange {
  readonly kind: 'MOVED' | 'CANCELLED';
  readonly reason: string;
  readonly details: Pick<ChangeDetails, 'place' | 'shifts'>;
}

export interface ActivityTexts {
  readonly signUpSheet: string;
  readonly notice: string;
  /** Moved or called off: to those who read of it in the group. */
  readonly change: string | null;
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

interface Wording {
  readonly title: string;
  readonly shifts: readonly string[];
  readonly place: string;
}

/** What is otherwise now, what it was, and why. Of a sealed service the times only: places and reasons tell too much. */
function changeText(told: Told, { kind, reason, details }: ToldChange, { title, shifts, place }: Wording): string {
  const why = !told.sealed && reason ? `原因：${reason}` : '';
  const inCharge = told.personInCharge ? `负责人：${told.personInCharge}` : '';
  if (kind === 'CANCELLED')
    return lines(
      `【${told.unit}】活动取消`,
      `“${title}”不再举行，已报名的不用来了。`,
      ...shifts.map((shift) => `原定时间：${shift}`),
      place && `原定${place}`,
      why,
      inCharge,
    );
  const moved = (details.shifts ?? []).map(({ label, was, is }) => {
    const named = told.sealed || !label ? '' : `（${label}）`;
    return `时间${named}：${range(...is)}（原定 ${range(...was)}）`;
  });
  const placed = !told.sealed && details.place;
  return lines(
    `【${told.unit}】活动有变动`,
    `“${title}”`,
    ...(moved.length > 0 ? moved : shifts.map((shift) => `时间不变：${shift}`)),
    placed ? `地点：${placed.is}（原定 ${placed.was}）` : place,
    why,
    inCharge,
    `来不了的请在手机上取消报名：${told.link}`,
  );
}

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
      // No phones: a chain is read by everybody in the group (PIPL §6).
      '例 姓名 时段',
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
    change: told.change && changeText(told, told.change, { title, shifts, place }),
    summary: lines(
      `【${told.unit}】${title} 小结`,
      ...shifts.map((shift) => `时间：${shift}`),
      place,
      `报名 ${told.signedUp} 人，到场 ${told.came} 人，服务 ${hoursOf(told.minutes)} 小时（以审核后计入的时长为准）。`,
      told.closing !== null && told.closing.peopleServed > 0 && `服务群众 ${told.closing.peopleServed} 人。`,
      !told.sealed && told.closing?.summary ? told.closing.summary : '',
      '感谢每一位巾帼志愿者。',
    ),
  };
}
