import { plain, telling } from './telling.ts';

/** What can happen to the keys of an account, and what she hears of it, in case it was not she. */
const changes = {
  PASSWORD: plain(
    { title: '您的密码已修改', body: '其他设备上的登录已经退出。' },
    { title: 'Your password was changed', body: 'Other devices have been signed out.' },
  ),
  SECOND_FACTOR: plain(
    { title: '您的第二步验证已更新', body: '原来的恢复码已作废，其他设备已退出登录。' },
    {
      title: 'Your second step was replaced',
      body: 'The old recovery codes are void, and other devices have been signed out.',
    },
  ),
  RECOVERY_CODES: plain(
    { title: '您的恢复码已重新生成', body: '原来的恢复码已作废。' },
    { title: 'You have new recovery codes', body: 'The old recovery codes are void.' },
  ),
  RECOVERY_USED: plain(
    { title: '有人用恢复码登录了您的账号', body: '每个恢复码只能用一次，请留意剩余数量。' },
    {
      title: 'Someone signed in with a recovery code of yours',
      body: 'Each recovery code works once; mind how many are left.',
    },
  ),
  PIN: plain(
    { title: '您的 PIN 已设置', body: '多人共用一个手机号时，用它区分是您本人。' },
    { title: 'Your PIN is set', body: 'Where several people share a phone number, it tells that it is you.' },
  ),
  RESTORED: plain(
    { title: '您的账号已当面找回', body: '密码和第二步验证已重新设置，此前的登录全部退出。' },
    {
      title: 'Your account was restored in person',
      body: 'Password and second step were set anew, and every earlier sign-in has ended.',
    },
  ),
  RESTORATION_OPENED: plain(
    { title: '有人为您办理账号找回', body: '妇联工作人员已看过证件，正在为您找回账号。' },
    {
      title: 'Your account is being restored',
      body: 'A worker of the federation has seen identity papers and is restoring your account.',
    },
  ),
};
export type KeyChange = keyof typeof changes;

export const keyNews = {
  KEYS_CHANGED: telling<{ readonly what: KeyChange }>({
    zh: ({ what }, said) => {
      const { title, body } = changes[what].zh({}, said);
      return { title, body: `${body}如果不是您本人操作，请马上联系所在妇联，由工作人员协助处理。` };
    },
    en: ({ what }, said) => {
      const { title, body } = changes[what].en({}, said);
      return { title, body: `${body} If this was not you, contact your federation at once; its staff will help.` };
    },
  }),
  RESTORATION_WAITING: plain(
    { title: '有账号找回待确认', body: '同事发起了一件账号找回，请当面看过证件后确认。' },
    {
      title: 'An account restoration awaits you',
      body: 'A colleague has opened an account restoration; see the papers in person, then confirm it.',
    },
  ),
};
