import { isWeakPassword, type RefusalCode, sentenceOf } from '@jinguo/schema';
import type { WireReason } from './refusal.ts';

/** What is wrong with a new password typed twice, both at once: whoever corrects one would hear of the other next. */
export function newPasswordReasons(password: string, again: string, field = 'password'): WireReason[] {
  const say = (code: RefusalCode, at: string): WireReason => ({ code, field: at, message: sentenceOf({ code }) });
  return [
    ...(isWeakPassword(password) ? [say('WEAK_PASSWORD', field)] : []),
    ...(password === again ? [] : [say('PASSWORDS_DIFFER', 'again')]),
  ];
}
