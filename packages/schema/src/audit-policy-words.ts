import type { Words } from './choice.ts';

/** Fields of 计时规则 as the audit log names them. */
export const auditPolicyWords = {
  clockStart: { zh: '开始计时', en: 'Clock starts' },
  minimumPresence: { zh: '最低在场比例', en: 'Least presence' },
  unitMinutes: { zh: '最小计时单位', en: 'Unit of time' },
  leastMinutes: { zh: '保底分钟', en: 'Least minutes' },
  policyVersion: { zh: '计时规则版本', en: 'Counting rule' },
} as const satisfies Record<string, Words>;
