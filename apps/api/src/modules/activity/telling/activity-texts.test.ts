import { expect, it } from 'vitest';
import { activityTexts, type Told, type ToldChange } from './activity-texts.ts';

const told: Told = {
  title: '法律咨询进社区',
  sealed: false,
  unit: '演示·石榴红队',
  place: '工盛社区活动室',
  content: '婚姻家庭法律咨询',
  requirements: '请带身份证',
  safeguards: '提供饮水',
  personInCharge: '演示·林队长',
  shifts: [{ startsAt: '2026-11-28T01:00:00Z', endsAt: '2026-11-28T03:30:00Z', post: '接待', places: 5, taken: 2 }],
  link: 'http://localhost/activities/1',
  signedUp: 5,
  came: 4,
  minutes: 605,
  closing: null,
  change: null,
};

it('the texts say day, weekday, place and what is left; hours are never rounded up', () => {
  const { signUpSheet, notice, summary } = activityTexts(told);
  expect(signUpSheet).toMatch(
    /^#接龙\n法律咨询进社区 报名\n11月28日（周六） 09:00—11:30 接待，还可报 3 人\n地点：工盛社区活动室/,
  );
  expect(notice).toContain('报名：http://localhost/activities/1');
  expect(summary).toContain('报名 5 人，到场 4 人，服务 10.08 小时');
  expect(summary).not.toContain('服务群众');
});

it('nobody is asked to write a phone number into the group', () => {
  expect(activityTexts(told).signUpSheet).toMatch(/例 姓名 时段\n1\. $/);
  expect(activityTexts(told).signUpSheet).not.toContain('手机号');
});

it('the summary says what was said when it was closed', () => {
  const closing = { peopleServed: 37, summary: '解答婚姻财产问题 12 件。' };
  const { summary } = activityTexts({ ...told, closing });
  expect(summary).toContain('服务群众 37 人。\n解答婚姻财产问题 12 件。');
});

const moved: ToldChange = {
  kind: 'MOVED',
  reason: '天气预报有大雪',
  details: {
    place: { was: '工盛社区活动室', is: '铁苑社区二楼' },
    shifts: [
      {
        id: '1',
        label: '上午',
        was: ['2026-11-28T01:00:00Z', '2026-11-28T03:30:00Z'],
        is: ['2026-11-29T01:00:00Z', '2026-11-29T03:30:00Z'],
      },
    ],
  },
};

it('a move says the new and the old time and place, and why', () => {
  expect(activityTexts(told).change).toBeNull();
  const text = activityTexts({ ...told, change: moved }).change;
  expect(text).toContain('时间（上午）：11月29日（周日） 09:00—11:30（原定 11月28日（周六） 09:00—11:30）');
  expect(text).toContain('地点：铁苑社区二楼（原定 工盛社区活动室）\n原因：天气预报有大雪');
  const onlyPlace = { ...moved, details: { place: { was: '甲', is: '乙' } } };
  expect(activityTexts({ ...told, change: onlyPlace }).change).toContain('时间不变：11月28日（周六）');
});

it('a cancellation says what does not take place, when it would have, and why', () => {
  const text = activityTexts({ ...told, change: { kind: 'CANCELLED', reason: '大雪封路', details: {} } }).change;
  expect(text).toContain('“法律咨询进社区”不再举行，已报名的不用来了。\n原定时间：11月28日（周六）');
  expect(text).toContain('原定地点：工盛社区活动室\n原因：大雪封路');
});

it('a sealed service names neither type nor place in any of them', () => {
  const closing = { peopleServed: 3, summary: '陪同开庭' };
  const texts = [moved, { ...moved, kind: 'CANCELLED' as const }].flatMap((change) =>
    Object.values(activityTexts({ ...told, sealed: true, closing, change })),
  );
  const text = texts.join('\n');
  for (const word of [told.title, told.place, told.content, told.requirements, '接待', '上午', '铁苑', '大雪', '开庭'])
    expect(text).not.toContain(word);
  expect(text).toContain('专业服务');
});
