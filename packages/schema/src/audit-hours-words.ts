import { auditComplaintFields, auditComplaintThings } from './audit-complaint-words.ts';
import type { Words } from './choice.ts';

/** What the audit log says of hours, their notices and objections (audit-words.ts). */
export const auditHoursThings = {
  ExternalHours: { zh: '一条外平台时长', en: 'A line of another platform’s hours' },
  Correction: { zh: '更正', en: 'Correction' },
  RecordFlag: { zh: '异常', en: 'Flag' },
  ApproverFlag: { zh: '审核过快', en: 'Fast approval' },
  LateEntry: { zh: '补录', en: 'Late entry' },
  PublicNotice: { zh: '公示', en: 'Public notice' },
  ...auditComplaintThings,
  Objection: { zh: '异议', en: 'Objection' },
} as const satisfies Record<string, Words>;
export const auditHoursFields = {
  homeVisit: { zh: '入户服务', en: 'Home visit' },
  cameAt: { zh: '到达时间', en: 'Came' },
  leftAt: { zh: '离开时间', en: 'Left' },
  stated: { zh: '事后补填', en: 'Stated afterwards' },
  askedId: { zh: '请谁确认', en: 'Asked' },
  confirmation: { zh: '确认方式', en: 'Confirmed by' },
  ...auditComplaintFields,
  finalAt: { zh: '生效时间', en: 'Final' },
  clock: { zh: '时限', en: 'Deadline' },
} as const satisfies Record<string, Words>;
