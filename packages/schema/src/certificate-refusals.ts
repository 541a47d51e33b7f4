import type { Words } from './choice.ts';

/** Refusals of 志愿服务记录证明 (令67 §11–17, AT-3). */
export const certificateRefusalWords = {
  NOTHING_FINAL: {
    zh: '这段时间里，该单位组织的服务还没有已计入的时长，不能开具证明。',
    en: 'In this period no hours organised by this unit have been counted, so there is nothing to certify.',
  },
  NOT_ISSUING_BODY: {
    zh: '“{unit}”不是可以开具证明的单位，请选择它的上级单位。',
    en: '“{unit}” may not issue certificates; choose the unit above it.',
  },
  CERTIFICATE_WAITING: {
    zh: '您向这个单位提出的申请还在等待开具，不用重复申请。',
    en: 'Your request to this unit is still waiting; no need to ask again.',
  },
  OWN_CERTIFICATE: {
    zh: '不能开具或撤销自己的证明，请由另一人办理。',
    en: 'Nobody issues or revokes her own certificate.',
  },
  PERIOD_NOT_OVER: { zh: '结束日期不能晚于今天。', en: 'The period cannot end after today.' },
  NO_SIGNING_KEY: {
    zh: '平台的签名密钥已作废或没有设置，暂时不能开具，请联系系统管理员。',
    en: 'The signing key is missing or was withdrawn; nothing can be issued until an administrator sets one.',
  },
  CERTIFICATE_TOO_LONG: {
    zh: '这段时间的服务超过 {max} 次，请缩短起止日期，分几份开具。',
    en: 'More than {max} services in this period: shorten it and ask for several certificates.',
  },
} as const satisfies Record<string, Words>;
