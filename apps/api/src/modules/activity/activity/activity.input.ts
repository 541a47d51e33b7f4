import { limits, OpeningFlow, RiskLevel } from '@jinguo/schema';
import { z } from 'zod';
import type { Sound } from '../../../platform/parse-fields.ts';
import { chosenId, optionalPersonName, optionalText, text } from '../../../platform/text/input-text.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';

/** A mobile number with or without +86 and blanks; the empty text is no number. */
export const phone = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? withoutUnseen(value)
          .replace(/[\s-]/g, '')
          .replace(/^(\+?86)(?=1\d{10}$)/, '') || null
      : (value ?? null),
  z
    .string()
    .regex(/^1[3-9]\d{9}$/, { message: 'INVALID_PHONE' })
    .nullable(),
);

/** An instant: a Date from GraphQL, an ISO text from elsewhere. */
export const instant = z.coerce.date({ message: 'INVALID_TIME' });

/** Fields are checked one by one (`parseFields`), so that what only the database knows is told with what is malformed. */
export const saveActivityFields = {
  id: z.string().nullish(),
  version: z.int().nullish(),
  projectId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
  unitId: chosenId,
  serviceTypeId: chosenId,
  title: text(limits.title, 2),
  place: optionalText(limits.shortText),
  villageCode: text(12),
  content: optionalText(limits.longText),
  requirements: optionalText(limits.longText),
  risks: optionalText(limits.longText),
  safeguards: optionalText(limits.longText),
  personInCharge: optionalPersonName,
  contactPhone: phone,
  risk: z.enum(RiskLevel),
  insurancePolicyNo: optionalText(limits.name),
  trainingRequired: z.boolean(),
  /** None: as it was. */
  homeVisit: z.boolean().nullish(),
} as const;
export type SaveActivity = z.infer<z.ZodObject<typeof saveActivityFields>>;

const key = text(60);
export const postFields = {
  key,
  name: text(limits.name),
  duties: optionalText(limits.longText),
  needsQualification: z.boolean(),
  requiredQualification: optionalText(limits.name),
  minAge: z.int().nullish(),
} as const;
export const shiftFields = { key, startsAt: instant, endsAt: instant, label: optionalText(limits.name) } as const;
export const openingFields = {
  postKey: key,
  shiftKey: key,
  minimum: z.int(),
  maximum: z.int(),
  flow: z.enum(OpeningFlow),
  requiredQualification: optionalText(limits.name),
  minAge: z.int().nullish(),
} as const;

/** A plan as it is written: every row whole. */
export interface PlanInput {
  readonly posts: readonly z.infer<z.ZodObject<typeof postFields>>[];
  readonly shifts: readonly z.infer<z.ZodObject<typeof shiftFields>>[];
  readonly openings: readonly z.infer<z.ZodObject<typeof openingFields>>[];
}
/** A plan as it is checked: of each row what is sound. */
export interface SoundPlan {
  readonly posts: readonly Sound<typeof postFields>[];
  readonly shifts: readonly Sound<typeof shiftFields>[];
  readonly openings: readonly Sound<typeof openingFields>[];
}

export const quickStartFields = {
  unitId: chosenId,
  serviceTypeId: chosenId,
  title: text(limits.title, 2),
  place: text(limits.shortText),
  villageCode: optionalText(12),
  startsAt: instant,
  endsAt: instant,
  people: z.int(),
  content: optionalText(limits.longText),
  personInCharge: optionalPersonName,
  contactPhone: phone,
  homeVisit: z.boolean().nullish(),
  another: z.boolean().nullish(),
} as const;
