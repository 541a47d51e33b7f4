import activities from './zh/activities.ts';
import app from './zh/app.ts';
import certificates from './zh/certificates.ts';
import changes from './zh/changes.ts';
import checkIn from './zh/check-in.ts';
import complaints from './zh/complaints.ts';
import home from './zh/home.ts';
import hours from './zh/hours.ts';
import integrity from './zh/integrity.ts';
import me from './zh/me.ts';
import merits from './zh/merits.ts';
import notices from './zh/notices.ts';
import register from './zh/register.ts';
import rights from './zh/rights.ts';
import shifts from './zh/shifts.ts';
import signIn from './zh/sign-in.ts';
import visit from './zh/visit.ts';

export default {
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
