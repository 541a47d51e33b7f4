import { ComplaintAbout, complaintLimits, ObjectionNaming } from '@jinguo/schema';
import { z } from 'zod';
import { optionalPersonName, text } from '../../../platform/text/input-text.ts';

/** What is said in every complaint, by whomever it comes. */
export const complaintFields = {
  activityId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
  unitId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
  about: z.enum(ComplaintAbout),
  aboutName: optionalPersonName,
  naming: z.enum(ObjectionNaming),
  facts: z.array(text(complaintLimits.factLength, 2)).min(1).max(complaintLimits.facts),
  fileId: z.uuid({ message: 'EVIDENCE_NEEDED_FRESH' }).nullish(),
} as const;

/** What it is about: the organisation, and the activity it held. */
export interface Target extends Record<string, unknown> {
  readonly unit_id: string;
  readonly county_code: string;
  readonly path: string;
  readonly activity_id: string | null;
}
