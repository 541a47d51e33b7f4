import type { Words } from './choice.ts';

/** Refusals of the keys to the door: passwords, second factors, one-time links, restoring an account. */
export const keyRefusalWords = {
  FINISH_SIGNING_IN: {
    zh: '请先完成登录：设置自己的密码和第二步验证后，才能使用其他功能。',
    en: 'Finish signing in first: set a password and a second factor of your own.',
  },
  WRONG_PASSWORD: { zh: '当前密码不正确。', en: 'The present password is wrong.' },
  PASSWORDS_DIFFER: { zh: '两次输入的密码不一样。', en: 'The two differ.' },
  SAME_PASSWORD: { zh: '新密码不能与原来的相同。', en: 'The new password must differ from the old one.' },
  ENROLMENT_EXPIRED: {
    zh: '二维码已过期，请重新开始设置第二步验证。',
    en: 'The QR code has expired; start setting up the second factor again.',
  },
  WRONG_SMS_CODE: {
    zh: '短信验证码不正确或已过期，请核对短信，或重新获取。',
    en: 'The code is wrong or has expired; check the message or ask for a new one.',
  },
  NO_TEXT_MESSAGES: {
    zh: '这个平台不发短信，请改用密码；第二步验证请用验证器或恢复码。',
    en: 'This platform sends no text messages: use the password, and an authenticator or a recovery code as second step.',
  },
  WEAK_PIN: {
    zh: 'PIN 为 6 位数字，不能是同一个数字，也不能是 123456 这样的连号。',
    en: 'Six digits, neither all alike nor in sequence.',
  },
  WRONG_PIN: { zh: '您的 PIN 或密码不正确。', en: 'The PIN or password is wrong.' },
  LAST_FACTOR: {
    zh: '这是您唯一的第二步验证方式，请先设置验证器，再停用短信验证。',
    en: 'This is your only second factor; set up an authenticator first.',
  },
  LINK_INVALID: {
    zh: '链接无效、已用过或已过期，请向给您链接的人索取新的。',
    en: 'The link is not valid, was used, or has expired; ask for a new one.',
  },
  ADMINISTRATOR_EXISTS: {
    zh: '平台已经有管理员，这个链接不再有效。请联系管理员为您授权。',
    en: 'There is an administrator already; ask for access there.',
  },
  OWN_RESTORATION: { zh: '不能找回自己的账号，请由两位同事办理。', en: 'Nobody restores her own account.' },
  RESTORATION_SECOND_PERSON: {
    zh: '找回由您发起，须由另一位同事看过证件后确认。',
    en: 'You opened it; another person confirms after seeing the papers.',
  },
  RESTORATION_OPEN: {
    zh: '这个账号已有一件找回正在办理，请先确认或取消那一件。',
    en: 'A restoration of this account is under way already.',
  },
  RESTORATION_NOT_OPEN: { zh: '这件找回已经办完或取消了。', en: 'This restoration is over.' },
  NOTHING_TO_HAND_OVER: {
    zh: '她在您的范围内没有可以交接的职责。',
    en: 'She has no duties within your reach to hand over.',
  },
  SUCCESSOR_NO_ACCOUNT: {
    zh: '没有找到这位接任人的账号，请核对姓名和手机号；没有账号的，先任命她一项职责。',
    en: 'No account of the successor was found; check name and number, or appoint her first.',
  },
  SUCCESSOR_IS_FORMER: { zh: '接任人和交接人是同一个账号。', en: 'Former and successor are one account.' },
  SUCCESSOR_NO_FACTOR: {
    zh: '接任人还没有启用第二步验证，请先为她任命并完成首次登录。',
    en: 'The successor has no second factor yet.',
  },
  SUCCESSOR_OWN_RECORDS: {
    zh: '接任人有 {count} 条本人的或由她提出的时长正等待这里审核，请先审核完再交接。',
    en: '{count} records of her own, or proposed by her, wait here; have them approved first.',
  },
} as const satisfies Record<string, Words>;
