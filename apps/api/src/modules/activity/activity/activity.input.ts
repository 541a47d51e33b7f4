import { limits, OpeningFlow, RiskLevel } from '@jinguo/schema';
import { z } from 'zod';
import { optionalText, text } from '../../../platform/text/input-text.ts';

/** A mobile number with or without +86 and blanks; the empty text is no number. */
export const phone = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value.replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '') || null
      : (value ?? null),
  z
    .string()
    .regex(/^1[3-9]\d{9}$/, { message: 'INVALID_PHONE' })
    .nullable(),
);

/** An instant: a Date from GraphQL, an ISO text from elsewhere. */
export const instant = z.coerce.date({ message: 'INVALID_TIME' });

const id = z.uuid({ message: 'NOT_FOUND' });

export const SaveActivity = z.object({
  id: z.string().nullish(),
  version: z.int().nullish(),
  projectId: id.nullish(),
  unitId: id,
  serviceTypeId: id,
  title: text(limits.title, 2),
  place: optionalText(limits.shortText),
  villageCode: text(12),
  content: optionalText(limits.longText),
  requirements: optionalText(limits.longText),
  risks: optionalText(limits.longText),
  safeguards: optionalText(limits.longText),
  personInCharge: optionalText(limits.name),
  contactPhone: phone,
  risk: z.enum(RiskLevel),
  insurancePolicyNo: optionalText(limits.name),
  trainingRequired: z.boolean(),
});
export type SaveActivity = z.infer<typeof SaveActivity>;

const key = text(60);
const Post = z.object({
  key,
  name: text(limits.name),
  duties: optionalText(limits.longText),
  needsQualification: z.boolean(),
  requiredQualification: optionalText(limits.name),
  minAge: z.int().nullish(),
});
const Shift = z.object({ key, startsAt: instant, endsAt: instant, label: optionalText(limits.name) });
const Opening = z.object({
  postKey: key,
  shiftKey: key,
  minimum: z.int(),
  maximum: z.int(),
  flow: z.enum(OpeningFlow),
});

export const PlanActivity = z.object({
  activityId: z.string(),
  version: z.int(),
  posts: z.array(Post).max(limits.posts),
  shifts: z.array(Shift).max(limits.shifts),
  openings: z.array(Opening).max(limits.posts * limits.shifts),
});
export type PlanActivity = z.infer<typeof PlanActivity>;
export type PlanInput = Pick<PlanActivity, 'posts' | 'shifts' | 'openings'>;

const QuickStartFields = z.object({
  unitId: id,
  serviceTypeId: id,
  title: text(limits.title, 2),
  place: text(limits.shortText),
  villageCode: optionalText(12),
  startsAt: instant,
  endsAt: instant,
  people: z.int(),
  content: optionalText(limits.longText),
  personInCharge: optionalText(limits.name),
  contactPhone: phone,
});
const Times = QuickStartFields.pick({ startsAt: true, endsAt: true });
const People = QuickStartFields.pick({ people: true });

/**
 * One screen, every reason at once: what the use case says of times and numbers is said beside what is wrong elsewhere,
 * where it would otherwise only come with the next try.
 */
export const QuickStart = QuickStartFields.refine(({ startsAt, endsAt }) => endsAt > startsAt, {
  path: ['endsAt'],
  message: 'END_BEFORE_START',
  when: ({ value, issues }) => issues.length > 0 && Times.safeParse(value).success,
}).refine(({ people }) => people >= 1 && people <= limits.openingMax, {
  path: ['people'],
  message: 'OUT_OF_RANGE',
  params: { min: 1, max: limits.openingMax },
  when: ({ value, issues }) => issues.length > 0 && People.safeParse(value).success,
});
export type QuickStart = z.infer<typeof QuickStart>;
