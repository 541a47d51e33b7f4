import type { Words } from './choice.ts';

/** Complaints in the activity log. */
export const auditComplaintThings = {
  Complaint: { zh: '投诉', en: 'Complaint' },
} as const satisfies Record<string, Words>;

export const auditComplaintFields = {
  finding: { zh: '认定', en: 'Finding' },
  deskUnit: { zh: '办理单位', en: 'Handled by' },
} as const satisfies Record<string, Words>;
