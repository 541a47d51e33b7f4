import { keysOf, type Words } from './choice.ts';

const table = <const T extends Record<string, Words>>(words: T): T => words;

/** What becomes of a request for a 志愿服务记录证明. */
export const certificateRequestStateWords = table({
  REQUESTED: { zh: '待开具', en: 'Awaiting issue' },
  RETURNED: { zh: '已退回', en: 'Returned' },
  ISSUED: { zh: '已开具', en: 'Issued' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
});
export const CertificateRequestState = keysOf(certificateRequestStateWords);
export type CertificateRequestState = keyof typeof certificateRequestStateWords;

/** Where an issued one stands. What it says never changes; a new total is a new one. */
export const certificateStateWords = table({
  VALID: { zh: '有效', en: 'Valid' },
  REVOKED: { zh: '已撤销', en: 'Revoked' },
  SUPERSEDED: { zh: '已换发', en: 'Superseded' },
  HOLDER_ERASED: { zh: '持有人已注销', en: 'Holder erased' },
});
export const CertificateState = keysOf(certificateStateWords);
export type CertificateState = keyof typeof certificateStateWords;

/** What a stranger is told who asks by number or code. */
export const certificateAnswerWords = table({
  VALID: { zh: '证明有效', en: 'The certificate is valid' },
  REVOKED: { zh: '证明已撤销', en: 'The certificate was revoked' },
  SUPERSEDED: { zh: '证明已换发，请向持有人索取新的证明', en: 'Superseded: ask the holder for the new one' },
  UNKNOWN: { zh: '没有查到这份证明', en: 'No such certificate' },
});
export const CertificateAnswer = keysOf(certificateAnswerWords);
export type CertificateAnswer = keyof typeof certificateAnswerWords;

/** How the holder’s name stands on it: her choice. */
export const nameShownWords = table({
  FULL: { zh: '完整姓名', en: 'Full name' },
  MASKED: { zh: '部分隐去（如 王*丽）', en: 'Masked (such as 王*丽)' },
  NONE: { zh: '不写姓名', en: 'No name' },
});
export const NameShown = keysOf(nameShownWords);
export type NameShown = keyof typeof nameShownWords;

/** The file made of it. */
export const certificateFileStateWords = table({
  NONE: { zh: '未生成', en: 'Not made' },
  WAITING: { zh: '正在生成', en: 'Being made' },
  READY: { zh: '可以下载', en: 'Ready' },
  FAILED: { zh: '生成失败，开具单位可以重新生成', en: 'Failed; the issuing unit can print it again' },
});
export const CertificateFileState = keysOf(certificateFileStateWords);
export type CertificateFileState = keyof typeof certificateFileStateWords;

/** Said beside a genuine one whose day has not come here: one of the two clocks is wrong, the signature is not. */
export const clockWords = {
  zh: '签发日期晚于本机的日期，请核对本机时间。',
  en: 'It was issued after today by this machine’s clock: check the clock.',
} as const satisfies Words;

/** What a signature alone tells, without asking anybody. */
export const certificateProofWords = table({
  GENUINE: { zh: '签名真实，内容没有被改动', en: 'The signature is genuine and nothing was altered' },
  ALTERED: { zh: '内容被改动过，或不是本平台签发', en: 'Altered, or not signed by this platform' },
  SHEET_ALTERED: {
    zh: '签名真实，但所附的服务明细被改动过',
    en: 'The signature is genuine, but the list of services attached was altered',
  },
  UNKNOWN_KEY: { zh: '签名所用的密钥不在公开密钥名单中', en: 'Signed with a key that is not among the published ones' },
  KEY_REVOKED: { zh: '签名所用的密钥已作废，请联网查验', en: 'Its key was withdrawn: check it online' },
  NO_CERTIFICATE: { zh: '这里没有志愿服务记录证明', en: 'There is no certificate of service in this' },
  OTHER_VERSION: { zh: '这份证明是更新的版本，请用新版工具查验', en: 'A newer version: check it with a newer tool' },
  TRUNCATED: { zh: '内容不完整，请重新复制或扫码', en: 'Incomplete: copy or scan it again' },
  DAMAGED: { zh: '内容已损坏或被改写', en: 'Damaged or rewritten' },
});
export const CertificateProof = keysOf(certificateProofWords);
export type CertificateProofCode = keyof typeof certificateProofWords;
