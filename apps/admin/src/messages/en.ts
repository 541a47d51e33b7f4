import access from './en/access.ts';
import activities from './en/activities.ts';
import attendance from './en/attendance.ts';
import audit from './en/audit.ts';
import certificates from './en/certificates.ts';
import complaints from './en/complaints.ts';
import dashboard from './en/dashboard.ts';
import fieldRights from './en/field-rights.ts';
import hours from './en/hours.ts';
import inbox from './en/inbox.ts';
import keys from './en/keys.ts';
import matters from './en/matters.ts';
import merits from './en/merits.ts';
import moving from './en/moving.ts';
import organization from './en/organization.ts';
import outside from './en/outside.ts';
import plans from './en/plans.ts';
import policies from './en/policies.ts';
import projects from './en/projects.ts';
import publicity from './en/publicity.ts';
import registers from './en/registers.ts';
import restoration from './en/restoration.ts';
import roots from './en/roots.ts';
import serviceTypes from './en/service-types.ts';
import shell from './en/shell.ts';
import signIn from './en/sign-in.ts';
import system from './en/system.ts';
import teams from './en/teams.ts';
import volunteers from './en/volunteers.ts';

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
