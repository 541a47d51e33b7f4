import type { Words } from './choice.ts';

/** Fields of 记录证明 and of requests for one, as the audit log names them. */
export const auditCertificateWords = {
  requestId: { zh: '申请', en: 'Request' },
  periodFrom: { zh: '起始日期', en: 'From' },
  periodTo: { zh: '截止日期', en: 'To' },
  nameShown: { zh: '姓名怎样显示', en: 'Name shown' },
  showsIdNumber: { zh: '写上证件号码', en: 'Shows ID number' },
  showsNumber: { zh: '写上志愿者编号', en: 'Shows volunteer number' },
  wantsSeal: { zh: '需要盖章', en: 'Wants a seal' },
  year: { zh: '年份', en: 'Year' },
  sequence: { zh: '序号', en: 'Sequence' },
  revision: { zh: '第几次开具', en: 'Revision' },
  issuedAt: { zh: '开具时间', en: 'Issued' },
  issuedBy: { zh: '经办人', en: 'Issued by' },
  basis: { zh: '开具依据', en: 'Ground for issuing' },
  services: { zh: '服务次数', en: 'Services' },
  payload: { zh: '证明内容', en: 'What it says' },
  signature: { zh: '电子签名', en: 'Signature' },
  sheet: { zh: '证明内容', en: 'What it says' },
  keyId: { zh: '签名密钥', en: 'Signing key' },
  supersedesId: { zh: '换发自', en: 'Supersedes' },
  stateAt: { zh: '状态时间', en: 'Since' },
  stateReason: { zh: '原因', en: 'Because' },
  stateBy: { zh: '办理人', en: 'By' },
  fileState: { zh: '文件', en: 'File' },
  fileAttempts: { zh: '生成次数', en: 'Attempts at the file' },
} as const satisfies Record<string, Words>;
