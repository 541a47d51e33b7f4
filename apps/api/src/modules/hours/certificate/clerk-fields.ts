import { limits } from '@jinguo/schema';
import { optionalText, text } from '../../../platform/text/input-text.ts';

/** 负责人, 联系方式, 备注 of the template of 2015; 经办人 is whoever issues. */
export const clerkFields = {
  personInCharge: text(limits.name, 2),
  contact: text(limits.title, 2),
  note: optionalText(limits.title),
} as const;
