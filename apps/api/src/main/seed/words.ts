/** Invented people, recognisably so, and titles whose words differ in frequency, so that a search meets common and rare ones. */
const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
];
const middles = [...'秀淑桂玉春凤红丽美海晓文雅静慧思'];
const lasts = [...'兰英珍梅芳霞琴华荣萍敏娟燕玲洁莹'];

export const nameOf = (n: number): string =>
  `演示·${surnames[n % surnames.length]}${middles[Math.floor(n / 7) % middles.length]}${lasts[Math.floor(n / 113) % lasts.length]}`;

/** Each topic takes half of what the one before left, down to words met once in hundreds of titles. */
const topics: readonly (readonly [string, string, number])[] = [
  ['关爱老人', '陪伴', 300],
  ['家庭教育', '讲座', 200],
  ['环境整治', '行动', 140],
  ['法律咨询', '服务', 100],
  ['儿童阅读', '课堂', 80],
  ['文明宣传', '活动', 60],
  ['邻里调解', '值班', 40],
  ['健康义诊', '服务', 30],
  ['技能培训', '课堂', 20],
  ['母婴照护', '讲座', 10],
  ['防诈骗', '宣讲', 10],
  ['禁毒防艾', '宣讲', 6],
  ['剪纸传习', '课堂', 3],
  ['糖画体验', '活动', 1],
];
const total = topics.reduce((sum, [, , share]) => sum + share, 0);

/** Topic and form of the n-th activity; the shares, in thousandths, are the same at every scale. */
export function topicOf(n: number): readonly [string, string] {
  let left = (n * 619) % total;
  for (const [topic, form, share] of topics) {
    left -= share;
    if (left < 0) return [topic, form];
  }
  return ['关爱老人', '陪伴'];
}
