import { plain, telling } from './telling.ts';

interface Named {
  /** The activity as it is called; news of sealed services carry no facts at all. */
  readonly activity: string;
}
interface Begins extends Named {
  readonly start: string;
}
interface Counted extends Named {
  readonly minutes: number;
}
interface Scanned extends Named {
  readonly at: string;
  readonly leaving: boolean;
}
interface Answered extends Named {
  /** What another person wrote, as she wrote it. */
  readonly reason: string;
}

interface Closed extends Named {
  readonly peopleServed: number;
  /** All her hours at the activity, and how far they have come. */
  readonly minutes: number;
  readonly state: 'PROPOSED' | 'RETURNED' | 'APPROVED';
  /** Closed a second time, after a correction. */
  readonly again: boolean;
}
type Hours = (minutes: number) => string;
const closedHours = {
  zh: (minutes: number, state: Closed['state'], hours: Hours): string =>
    ({
      APPROVED: `您的 ${hours(minutes)}已计入。`,
      PROPOSED: `您的 ${hours(minutes)}正在审核。`,
      RETURNED: `您的 ${hours(minutes)}被退回补充，队长正在处理。`,
    })[state],
  en: (minutes: number, state: Closed['state'], hours: Hours): string =>
    ({
      APPROVED: `Counted as yours: ${hours(minutes)}.`,
      PROPOSED: `Awaiting approval: ${hours(minutes)} of yours.`,
      RETURNED: `Returned for completion: ${hours(minutes)} of yours; your coordinator sees to it.`,
    })[state],
};

/** What becomes of activities, sign-ups and hours. */
export const serviceNews = {
  OUTSIDE_SILENT: telling<{ readonly system: string; readonly batch: number; readonly days: number }>({
    zh: ({ system, batch, days }) => ({
      title: '外部系统没有回执',
      body: `交给“${system}”的第 ${batch} 批记录，${days} 天内没有收齐回执。请核对是否已录入，并登记编号或上传回执。`,
    }),
    en: ({ system, batch, days }) => ({
      title: 'An outside system has not acknowledged',
      body: `Batch ${batch} for “${system}” was not acknowledged within ${days} days. See whether it was typed in, and note the numbers or upload the acknowledgement.`,
    }),
  }),
  ACTIVITY_PUBLISHED: telling<Begins & { readonly team: string }>({
    zh: ({ team, activity, start }, { when }) => ({
      title: '队里有新活动',
      body: `${team}发布了“${activity}”，${when(start)} 开始，欢迎报名。`,
    }),
    en: ({ team, activity, start }, { when }) => ({
      title: 'Your team has a new activity',
      body: `${team} has published “${activity}”, beginning ${when(start)}. You are welcome to sign up.`,
    }),
  }),
  SIGN_UP_REQUESTED: telling<Begins>({
    zh: ({ activity, start }, { when }) => ({
      title: '有人报名，等您同意',
      body: `“${activity}”（${when(start)}）有新的报名，请到报名名单处理。`,
    }),
    en: ({ activity, start }, { when }) => ({
      title: 'A sign-up awaits your answer',
      body: `Someone has signed up for “${activity}” (${when(start)}); please answer on its roster.`,
    }),
  }),
  SIGN_UP_MADE: telling<Begins>({
    zh: ({ activity, start }, { when }) => ({
      title: '队长为您报了名',
      body: `“${activity}”，${when(start)} 开始。去不了请在“我的排班”取消。`,
    }),
    en: ({ activity, start }, { when }) => ({
      title: 'Your coordinator has signed you up',
      body: `“${activity}” begins ${when(start)}. If you cannot come, cancel it under “My shifts”.`,
    }),
  }),
  SIGN_UP_ACCEPTED: telling<Begins>({
    zh: ({ activity, start }, { when }) => ({
      title: '报名成功',
      body: `“${activity}”，${when(start)} 开始，请准时到场签到。`,
    }),
    en: ({ activity, start }, { when }) => ({
      title: 'You are signed up',
      body: `“${activity}” begins ${when(start)}. Please be there on time and check in.`,
    }),
  }),
  SIGN_UP_DECLINED: telling<Named>({
    zh: ({ activity }) => ({
      title: '报名未通过',
      body: `“${activity}”的报名没有通过，可以看看其他活动。`,
    }),
    en: ({ activity }) => ({
      title: 'Your sign-up was declined',
      body: `Your sign-up for “${activity}” was declined; have a look at other activities.`,
    }),
  }),
  ABSENCE_MARKED: telling<Begins & { readonly excused: boolean; readonly until: string }>({
    zh: ({ activity, start, excused, until }, { when, day }) => ({
      title: excused ? '已记为请假' : '您被记为未到',
      body: `“${activity}”（${when(start)}）已结束，队长把您记为${excused ? '已请假' : '未到'}。如果您来过，请最迟在 ${day(until)} 联系队长更正。`,
    }),
    en: ({ activity, start, excused, until }, { when, day }) => ({
      title: excused ? 'Marked as excused' : 'Marked as a no-show',
      body: `“${activity}” (${when(start)}) is over and your coordinator has marked you as ${excused ? 'excused' : 'a no-show'}. If you came, ask your coordinator to put it right by ${day(until)}.`,
    }),
  }),
  ACTIVITY_CLOSED: telling<Closed>({
    zh: ({ activity, peopleServed, minutes, state, again }, { hours }) => ({
      title: again ? `“${activity}”的小结有更正` : `“${activity}”圆满结束，谢谢您`,
      body: `这次活动服务了 ${peopleServed} 人，感谢您的付出。${closedHours.zh(minutes, state, hours)}点开可以看小结。`,
    }),
    en: ({ activity, peopleServed, minutes, state, again }, { hours }) => ({
      title: again ? `The summary of “${activity}” was corrected` : `“${activity}” is complete: thank you`,
      body: `The activity served ${peopleServed} ${peopleServed === 1 ? 'person' : 'people'}. Thank you for your service. ${closedHours.en(minutes, state, hours)} Open it to read the summary.`,
    }),
  }),
  OFFLINE_SCAN_WAITS: telling<Named>({
    zh: ({ activity }) => ({
      title: '有离线签到等您确认',
      body: `“${activity}”有志愿者在没有网络时扫了码，现在报了上来。当时在场的队长请到“签到情况”确认或说明原因。`,
    }),
    en: ({ activity }) => ({
      title: 'Offline check-ins await you',
      body: `Volunteers at “${activity}” scanned without a network and have handed it in. A coordinator who was there should confirm on the board, or say why not.`,
    }),
  }),
  OFFLINE_SCAN_CONFIRMED: telling<Scanned>({
    zh: ({ activity, at, leaving }, { when }) => ({
      title: leaving ? '离线签退已确认' : '离线签到已确认',
      body: `队长已确认您 ${when(at)} 在“${activity}”的${leaving ? '签退，时长等待审核' : '签到'}。`,
    }),
    en: ({ activity, at, leaving }, { when }) => ({
      title: leaving ? 'Offline check-out confirmed' : 'Offline check-in confirmed',
      body: `Your coordinator has confirmed that you ${leaving ? 'left' : 'came to'} “${activity}” ${when(at)}.${leaving ? ' Your hours await approval.' : ''}`,
    }),
  }),
  OFFLINE_SCAN_DECLINED: telling<Scanned & Answered>({
    zh: ({ activity, at, leaving, reason }, { when }) => ({
      title: leaving ? '离线签退未被认可' : '离线签到未被认可',
      body: `队长没有认可您 ${when(at)} 在“${activity}”的${leaving ? '签退' : '签到'}：${reason}。有疑问请联系队长。`,
    }),
    en: ({ activity, at, leaving, reason }, { when }) => ({
      title: leaving ? 'Offline check-out not confirmed' : 'Offline check-in not confirmed',
      body: `Your coordinator did not confirm that you ${leaving ? 'left' : 'came to'} “${activity}” ${when(at)}: ${reason}. Ask your coordinator if this is wrong.`,
    }),
  }),
  COMPANION_ASKED: telling<Named & { readonly at: string }>({
    zh: ({ activity, at }, { when }) => ({
      title: '同行人请您确认',
      body: `有同行的志愿者请您确认：${when(at)} 起您和她一起去了“${activity}”。请用您自己的手机确认；没有一起去的，不要确认。`,
    }),
    en: ({ activity, at }, { when }) => ({
      title: 'A companion asks you to confirm',
      body: `Somebody of your shift asks you to confirm that you went to “${activity}” together from ${when(at)}. Do it on your own phone, and only if you did.`,
    }),
  }),
  VISIT_UNCONFIRMED: telling<Named & { readonly at: string; readonly left: boolean; readonly until: string }>({
    zh: ({ activity, at, left, until }, { when, day }) => ({
      title: left ? '入户服务还没有确认' : '入户服务还没有记离开时间',
      body: `您 ${when(at)} 的“${activity}”${left ? '还没有人确认' : '还没有记离开时间'}。请最迟在 ${day(until)} ${left ? '' : '补填时间，并'}请同行人确认，或上传服务对象确认单；过期由队长核实后补记，不会丢。`,
    }),
    en: ({ activity, at, left, until }, { when, day }) => ({
      title: left ? 'Your home visit is not confirmed yet' : 'Your home visit has no leaving time yet',
      body: `“${activity}” ${when(at)} ${left ? 'awaits confirmation' : 'has no leaving time'}. By ${day(until)} ${left ? '' : 'state it and '}ask a companion or hand in the recipient’s slip; after that the coordinator states it, and nothing is lost.`,
    }),
  }),
  RECORD_PROPOSED: telling<Counted & { readonly holder: string }>({
    zh: ({ activity, minutes, holder }, { hours }) => ({
      title: '时长待审核',
      body: `“${activity}”的 ${hours(minutes)}已提交，由${holder}审核。`,
    }),
    en: ({ activity, minutes, holder }, { hours }) => ({
      title: 'Hours await approval',
      body: `${hours(minutes)} of “${activity}” have been handed in; ${holder} approves them.`,
    }),
  }),
  RECORD_APPROVED: telling<Counted>({
    zh: ({ activity, minutes }, { hours }) => ({
      title: '时长已计入',
      body: `“${activity}”的 ${hours(minutes)}已计入您的时长，感谢您的付出。`,
    }),
    en: ({ activity, minutes }, { hours }) => ({
      title: 'Hours counted',
      body: `Counted as yours: ${hours(minutes)} of “${activity}”. Thank you for your service.`,
    }),
  }),
  RECORD_RETURNED: telling<Answered>({
    zh: ({ activity, reason }) => ({
      title: '时长被退回补充',
      body: `“${activity}”的时长被退回：${reason}。队长补充后会重新审核。`,
    }),
    en: ({ activity, reason }) => ({
      title: 'Hours were returned',
      body: `The hours of “${activity}” were returned: ${reason}. They are looked at again once your coordinator has completed them.`,
    }),
  }),
  RECORD_EMPTY: telling<Named>({
    zh: ({ activity }) => ({
      title: '时长需要补充',
      body: `“${activity}”的签到和签退之间没有可以计入的时间，请把真实的到达和离开时间告诉队长，由队长补充。`,
    }),
    en: ({ activity }) => ({
      title: 'Your hours need completing',
      body: `No time that counts lies between check-in and check-out at “${activity}”. Please tell your coordinator when you really came and left.`,
    }),
  }),
  RECORD_TO_COMPLETE: telling<Named>({
    zh: ({ activity }) => ({
      title: '有时长等您补充',
      body: `“${activity}”有一条时长被退回，请核对后重新提交。`,
    }),
    en: ({ activity }) => ({
      title: 'Hours await completion',
      body: `A record of “${activity}” was returned; please check it and hand it in again.`,
    }),
  }),
  RECORD_CORRECTED: telling<Answered & { readonly before: number; readonly after: number }>({
    zh: ({ activity, before, after, reason }, { hours }) => ({
      title: '时长已更正',
      body: `“${activity}”的时长由 ${hours(before)}更正为 ${hours(after)}：${reason}`,
    }),
    en: ({ activity, before, after, reason }, { hours }) => ({
      title: 'Hours corrected',
      body: `The hours of “${activity}” were corrected from ${hours(before)} to ${hours(after)}: ${reason}`,
    }),
  }),
  CORRECTION_REJECTED: telling<Answered>({
    zh: ({ activity, reason }) => ({
      title: '更正没有通过',
      body: `“${activity}”的更正没有通过：${reason}`,
    }),
    en: ({ activity, reason }) => ({
      title: 'The correction was not agreed',
      body: `The correction of “${activity}” was not agreed: ${reason}`,
    }),
  }),
};

/** Of a sealed service a message names neither type nor place nor text: a phone's lock screen is read by others (words). */
export const sealedNews = plain(
  { title: '您有一项志愿服务', body: '您有一项志愿服务有新进展，请登录后查看。' },
  { title: 'One volunteer service', body: 'There is news of one volunteer service of yours; sign in to see it.' },
);
