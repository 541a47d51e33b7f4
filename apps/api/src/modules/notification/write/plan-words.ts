import { isSealed, type PlanChangeKind, type PlanEffect, type PrivacyClass } from '@jinguo/schema';
import type { MessageKind } from './tell.ts';
import { timeText } from './words.ts';

/** What one person is told of a change: all her shifts at the activity in one message. */
export interface PlanNews {
  readonly kind: PlanChangeKind;
  readonly privacyClass: PrivacyClass;
  readonly title: string;
  readonly reason: string;
  readonly place: { readonly was: string; readonly is: string } | null;
  readonly shifts: readonly {
    readonly effect: PlanEffect;
    readonly was: Date;
    readonly becomes: Date | null;
  }[];
}

const list = (times: readonly Date[]): string => times.map(timeText).join('、');
const same = (shift: { was: Date; becomes: Date | null }): boolean => shift.becomes?.getTime() === shift.was.getTime();

/** The message about a change of plan. A text message carries the title alone, so the title says what matters most. */
export function planWords(news: PlanNews): { kind: MessageKind; title: string; body: string } {
  const gone = news.shifts.filter((shift) => shift.becomes === null);
  const moved = news.shifts.filter((shift) => shift.becomes !== null && !same(shift));
  const kind: MessageKind =
    news.kind === 'CANCELLED' ? 'ACTIVITY_CANCELLED' : gone.length > 0 ? 'PLACE_LOST' : 'ACTIVITY_MOVED';
  if (isSealed(news.privacyClass)) return { kind, ...sealedWords(news, gone, moved) };
  const name = `“${news.title}”`;
  const why = news.reason ? `原因：${news.reason}。` : '';
  const goneAt = list(gone.map((shift) => shift.was));
  if (news.kind === 'CANCELLED')
    return {
      kind,
      title: `${name}已取消（原定${goneAt}）`,
      body: `原定${goneAt}的${name}已由组织方取消，您不用前往。${why}可以看看其他活动。`,
    };
  const parts: string[] = [];
  if (gone.length > 0)
    parts.push(
      news.kind === 'PLACES'
        ? `${name}减少了名额，您${goneAt}的报名已由队长取消，您不用前往。`
        : `${name}改了时间，与您的其他服务重叠，您${goneAt}的报名已取消。`,
    );
  for (const shift of moved)
    if (shift.becomes) parts.push(`${name}由${timeText(shift.was)}改到${timeText(shift.becomes)}。`);
  if (news.place && gone.length < news.shifts.length) parts.push(`地点由${news.place.was}改为${news.place.is}。`);
  if (gone.length < news.shifts.length) parts.push('您的报名仍然有效，去不了请在“我的排班”取消。');
  const [first] = moved;
  const title =
    gone.length > 0
      ? `您报名的${name}（${goneAt}）已取消`
      : first?.becomes
        ? `${name}改到${timeText(first.becomes)}`
        : `${name}换了地点`;
  return { kind, title, body: `${parts.join('')}${why}` };
}

/** Of a sealed service neither type nor place nor text, but the time: nobody shall set out in vain (words). */
function sealedWords(
  news: PlanNews,
  gone: PlanNews['shifts'],
  moved: PlanNews['shifts'],
): { title: string; body: string } {
  const title = '您有一项志愿服务';
  if (gone.length > 0)
    return { title, body: `您有一项志愿服务（${list(gone.map((shift) => shift.was))}）已取消，您不用前往。` };
  const parts = moved.flatMap((shift) =>
    shift.becomes ? [`由${timeText(shift.was)}改到${timeText(shift.becomes)}`] : [],
  );
  const what = [...parts, ...(news.place ? ['地点有变动'] : [])].join('，');
  return { title, body: `您有一项志愿服务${what}，请登录后查看。` };
}
