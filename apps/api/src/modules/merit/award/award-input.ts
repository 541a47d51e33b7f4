import { AwardLevel, limits } from '@jinguo/schema';
import { z } from 'zod';
import { text } from '../../../platform/text/input-text.ts';
import { day } from '../shared/past-day.ts';

/** 令67 §9: name, level, who awarded it, when. */
export const awardFields = {
  name: text(limits.title),
  level: z.enum(AwardLevel),
  issuer: text(limits.title),
  awardedOn: day,
} as const;

interface Award {
  readonly name: string;
  readonly level: AwardLevel;
  readonly issuer: string;
  readonly awardedOn: string;
}
export const awardColumns = ({ name, level, issuer, awardedOn }: Award) => ({
  ...{ name, level, issuer },
  awarded_on: awardedOn,
});
export const awardNoted = ({ level, awardedOn }: Award) => ({ level, awardedOn });
