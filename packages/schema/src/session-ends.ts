import { keysOf, type Words } from './choice.ts';

/** Why a session ended before its time, told at the door to whoever held it, and to nobody else. */
export const sessionEndWords = {
  PASSWORD_CHANGED: {
    zh: '您的密码已修改，其他设备都已退出。如不是您本人修改，请马上联系所在的妇联。',
    en: 'Your password was changed, which signs out all other devices. If it was not you, tell your federation at once.',
  },
  SIGNED_OUT_EVERYWHERE: {
    zh: '您在另一台设备上退出了所有登录。',
    en: 'You signed out everywhere, from another device.',
  },
  SIGNED_OUT_DEVICE: {
    zh: '您在另一台设备上退出了这台设备的登录。',
    en: 'You signed this device out, from another one.',
  },
  FACTOR_CHANGED: {
    zh: '您的第二步验证方式已更换，其他设备都已退出。如不是您本人操作，请马上联系所在的妇联。',
    en: 'Your second factor was changed, which signs out all other devices. If it was not you, tell your federation at once.',
  },
  HANDED_OVER: {
    zh: '您的工作已移交给他人（换届交接），需要重新登录。',
    en: 'Your duties were handed over to somebody else; please sign in again.',
  },
  RESTORED: {
    zh: '您的账号已当面找回，原来的登录都已退出。',
    en: 'Your account was restored in person, which ends all earlier sign-ins.',
  },
  ENDED_BY_OTHERS: {
    zh: '安全管理员退出了您的登录。',
    en: 'A security administrator signed you out.',
  },
  ACCOUNT_CLOSED: {
    zh: '这个账号已停用：登记已与另一条合并，或已办理注销。合并的，请用保留的账号登录；有疑问请联系所在的妇联。',
    en: 'This account is closed: its registration was merged with another, or ended. After a merge, sign in with the account that was kept.',
  },
} as const satisfies Record<string, Words>;
export const SessionEnd = keysOf(sessionEndWords);
export type SessionEnd = keyof typeof sessionEndWords;
