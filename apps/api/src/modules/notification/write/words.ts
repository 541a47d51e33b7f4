import { isSealed, type PrivacyClass } from '@jinguo/schema';
import type { Note } from './tell.ts';

type Words = Pick<Note, 'title' | 'body'>;

/** Of a sealed service a message names neither type nor place nor text: a phone's lock screen is read by others (words). */
export const coverIfSealed = (privacyClass: PrivacyClass, words: Words): Words =>
  isSealed(privacyClass) ? { title: '您有一项志愿服务', body: '您有一项志愿服务有新进展，请登录后查看。' } : words;

/** 6000 → `100 小时`, 95 → `1.58 小时`: two decimals, never rounded up. */
export const hoursText = (minutes: number): string => `${Math.floor((minutes * 100) / 60) / 100} 小时`;

const stamp = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
/** `11月23日 09:00`, Beijing time. */
export function timeText(at: Date): string {
  const part = (type: string): string => stamp.formatToParts(at).find((one) => one.type === type)?.value ?? '';
  return `${part('month')}月${part('day')}日 ${part('hour')}:${part('minute')}`;
}
