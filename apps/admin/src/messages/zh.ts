import access from './zh/access.ts';
import activities from './zh/activities.ts';
import attendance from './zh/attendance.ts';
import audit from './zh/audit.ts';
import certificates from './zh/certificates.ts';
import complaints from './zh/complaints.ts';
import dashboard from './zh/dashboard.ts';
import fieldRights from './zh/field-rights.ts';
import hours from './zh/hours.ts';
import inbox from './zh/inbox.ts';
import keys from './zh/keys.ts';
import matters from './zh/matters.ts';
import merits from './zh/merits.ts';
import moving from './zh/moving.ts';
import organization from './zh/organization.ts';
import outside from './zh/outside.ts';
import plans from './zh/plans.ts';
import policies from './zh/policies.ts';
import projects from './zh/projects.ts';
import publicity from './zh/publicity.ts';
import registers from './zh/registers.ts';
import restoration from './zh/restoration.ts';
import roots from './zh/roots.ts';
import serviceTypes from './zh/service-types.ts';
import shell from './zh/shell.ts';
import signIn from './zh/sign-in.ts';
import system from './zh/system.ts';
import teams from './zh/teams.ts';
import volunteers from './zh/volunteers.ts';

/** All words of the admin app. */
export default {
  ...shell,
  ...signIn,
  ...keys,
  ...complaints,
  ...dashboard,
  ...activities,
  ...attendance,
  ...plans,
  ...policies,
  ...projects,
  ...volunteers,
  ...teams,
  ...hours,
  ...certificates,
  ...merits,
  ...moving,
  ...matters,
  ...organization,
  ...outside,
  ...serviceTypes,
  ...access,
  ...fieldRights,
  ...restoration,
  ...publicity,
  ...registers,
  ...roots,
  ...audit,
  ...inbox,
  ...system,
};
