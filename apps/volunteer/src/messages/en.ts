import activities from './en/activities.ts';
import app from './en/app.ts';
import certificates from './en/certificates.ts';
import changes from './en/changes.ts';
import checkIn from './en/check-in.ts';
import complaints from './en/complaints.ts';
import home from './en/home.ts';
import hours from './en/hours.ts';
import integrity from './en/integrity.ts';
import me from './en/me.ts';
import merits from './en/merits.ts';
import notices from './en/notices.ts';
import register from './en/register.ts';
import rights from './en/rights.ts';
import shifts from './en/shifts.ts';
import signIn from './en/sign-in.ts';
import visit from './en/visit.ts';
import type zh from './zh.ts';

const en: typeof zh = {
  ...app,
  activities,
  certificates,
  changes,
  checkIn,
  complaints,
  home,
  hours,
  integrity,
  me,
  merits,
  notices,
  register,
  rights,
  shifts,
  signIn,
  visit,
};
export default en;
