import { expect, it } from 'vitest';
import { activityTexts, type Told } from './activity-texts.ts';

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
};

it('the texts say day, weekday, place and what is left; hours are never rounded up', () => {
  const { signUpSheet, notice, summary } = activityTexts(told);
  expect(signUpSheet).toMatch(
    /^#接龙\n法律咨询进社区 报名\n11月28日（周六） 09:00—11:30 接待，还可报 3 人\n地点：工盛社区活动室/,
  );
  expect(notice).toContain('报名：http://localhost/activities/1');
  expect(summary).toContain('报名 5 人，到场 4 人，服务 10.08 小时');
});

it('a sealed service names neither type nor place in any of them', () => {
  const text = Object.values(activityTexts({ ...told, sealed: true })).join('\n');
  for (const word of [told.title, told.place, told.content, told.requirements, '接待'])
    expect(text).not.toContain(word);
  expect(text).toContain('专业服务');
});
