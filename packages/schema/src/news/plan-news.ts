import type { Tongue } from '../choice.ts';
import { type NewsText, type Said, type Telling, telling } from './telling.ts';

/** What a change of plan means for one person: all her shifts at the activity in one message. */
export interface PlanFacts {
  readonly activity: string;
  readonly reason: string;
  readonly place: { readonly was: string; readonly is: string } | null;
  /** Starts of shifts she need not come to any more. */
  readonly gone: readonly string[];
  readonly moved: readonly { readonly was: string; readonly becomes: string }[];
  /** What she does not meet on the new date, as refusal codes: why she lost the place, or what she is to renew. */
  readonly unfit?: readonly string[];
}

/** The short word for what is lacking; a person reads it in one sentence. */
const lacks: Readonly<Record<string, Readonly<Record<Tongue, string>>>> = {
  TOO_YOUNG: { zh: '未到岗位要求的年龄', en: 'below the age the role asks' },
  MINOR_HAZARDOUS: { zh: '未成年人不能参加有人身危险的活动', en: 'minors may not take part where there is danger' },
  GUARDIAN_CONSENT_NEEDED: { zh: '没有监护人的同意', en: 'no guardian’s consent' },
  QUALIFICATION_MISSING: { zh: '没有核验过的资格', en: 'no verified qualification' },
  QUALIFICATION_EXPIRED: { zh: '资格到那天已过期', en: 'the qualification will have expired by then' },
};
const lacking = (codes: readonly string[], tongue: Tongue): string =>
  codes.flatMap((code) => lacks[code]?.[tongue] ?? []).join(tongue === 'zh' ? '、' : ', ');
const renew = (unfit: readonly string[] | undefined, tongue: Tongue): string => {
  if (!unfit?.length) return '';
  return tongue === 'zh'
    ? `请注意：${lacking(unfit, 'zh')}，请在活动前更新并提交核验。`
    : ` Please note: ${lacking(unfit, 'en')}; renew it and hand it in before the activity.`;
};

const why = (reason: string, tongue: Tongue): string =>
  reason ? (tongue === 'zh' ? `原因：${reason}。` : ` Reason: ${reason}.`) : '';

/** What still stands after a change: new times, a new place, and how to say no to it. */
const rest: Telling<PlanFacts & { readonly stays: boolean }>['zh'] = ({ activity, place, moved, stays }, { when }) => ({
  title: moved[0] ? `“${activity}”改到 ${when(moved[0].becomes)}` : `“${activity}”换了地点`,
  body: [
    ...moved.map(({ was, becomes }) => `“${activity}”由 ${when(was)} 改到 ${when(becomes)}。`),
    ...(place && stays ? [`地点由${place.was}改为${place.is}。`] : []),
    ...(stays ? ['您的报名仍然有效，去不了请在“我的排班”取消。'] : []),
  ].join(''),
});
const restInEnglish: typeof rest = ({ activity, place, moved, stays }, { when }) => ({
  title: moved[0] ? `“${activity}” moves to ${when(moved[0].becomes)}` : `“${activity}” has a new place`,
  body: [
    ...moved.map(({ was, becomes }) => `“${activity}” moves from ${when(was)} to ${when(becomes)}.`),
    ...(place && stays ? [`The place changes from ${place.was} to ${place.is}.`] : []),
    ...(stays ? ['Your sign-up still stands; if you cannot come, cancel it under “My shifts”.'] : []),
  ].join(' '),
});

/** Changes of plan after people have signed up. A place is lost to fewer places, or to a new time that clashes. */
export const planNews = {
  ACTIVITY_CANCELLED: telling<PlanFacts>({
    zh: ({ activity, gone, reason }, { times }) => ({
      title: `“${activity}”已取消（原定 ${times(gone)}）`,
      body: `原定 ${times(gone)} 的“${activity}”已由组织方取消，您不用前往。${why(reason, 'zh')}可以看看其他活动。`,
    }),
    en: ({ activity, gone, reason }, { times }) => ({
      title: `“${activity}” is called off (was ${times(gone)})`,
      body: `“${activity}”, planned for ${times(gone)}, was called off by its organiser; you need not come.${why(reason, 'en')} Have a look at other activities.`,
    }),
  }),
  ACTIVITY_MOVED: telling<PlanFacts>({
    zh: (facts, said) => {
      const { title, body } = rest({ ...facts, stays: true }, said);
      return { title, body: body + renew(facts.unfit, 'zh') + why(facts.reason, 'zh') };
    },
    en: (facts, said) => {
      const { title, body } = restInEnglish({ ...facts, stays: true }, said);
      return { title, body: body + renew(facts.unfit, 'en') + why(facts.reason, 'en') };
    },
  }),
  PLACE_LOST: telling<PlanFacts & { readonly fewerPlaces: boolean; readonly stays: boolean }>({
    zh: (facts, said) => {
      const at = said.times(facts.gone);
      const lost = facts.fewerPlaces
        ? `“${facts.activity}”减少了名额，您 ${at} 的报名已由队长取消，您不用前往。`
        : facts.unfit?.length
          ? `“${facts.activity}”改了时间，新的日期上您不符合条件（${lacking(facts.unfit, 'zh')}），您 ${at} 的报名已取消。`
          : `“${facts.activity}”改了时间，与您的其他服务重叠，您 ${at} 的报名已取消。`;
      return {
        title: `您报名的“${facts.activity}”（${at}）已取消`,
        body: lost + rest(facts, said).body + why(facts.reason, 'zh'),
      };
    },
    en: (facts, said) => {
      const at = said.times(facts.gone);
      const lost = facts.fewerPlaces
        ? `“${facts.activity}” has fewer places; your coordinator cancelled your sign-up for ${at}, and you need not come.`
        : facts.unfit?.length
          ? `“${facts.activity}” was moved, and on the new date you do not meet its conditions (${lacking(facts.unfit, 'en')}); your sign-up for ${at} was cancelled.`
          : `“${facts.activity}” was moved and would overlap with another service of yours; your sign-up for ${at} was cancelled.`;
      const body = [lost, restInEnglish(facts, said).body].filter((part) => part !== '').join(' ');
      return {
        title: `Your sign-up for “${facts.activity}” (${at}) is cancelled`,
        body: body + why(facts.reason, 'en'),
      };
    },
  }),
};

/** What may be said of a sealed service whose plan changed: the time, and that the place changed; nobody shall set out in vain (words). */
export interface SealedPlan {
  readonly gone: PlanFacts['gone'];
  readonly moved: PlanFacts['moved'];
  readonly newPlace: boolean;
}
const sealed: { readonly [T in Tongue]: (facts: SealedPlan, said: Said) => NewsText } = {
  zh: ({ gone, moved, newPlace }, { when, times }) => {
    const title = '您有一项志愿服务';
    if (gone.length > 0) return { title, body: `您有一项志愿服务（${times(gone)}）已取消，您不用前往。` };
    const parts = moved.map(({ was, becomes }) => `由 ${when(was)} 改到 ${when(becomes)}`);
    return {
      title,
      body: `您有一项志愿服务${[...parts, ...(newPlace ? ['地点有变动'] : [])].join('，')}，请登录后查看。`,
    };
  },
  en: ({ gone, moved, newPlace }, { when, times }) => {
    const title = 'One volunteer service';
    if (gone.length > 0)
      return { title, body: `One volunteer service of yours (${times(gone)}) is cancelled; you need not come.` };
    const parts = moved.map(({ was, becomes }) => `moves from ${when(was)} to ${when(becomes)}`);
    return {
      title,
      body: `One volunteer service of yours ${[...parts, ...(newPlace ? ['has a new place'] : [])].join(' and ')}; sign in to see it.`,
    };
  },
};
export const sealedPlanNews = telling<SealedPlan>(sealed);
