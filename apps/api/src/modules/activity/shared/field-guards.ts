import { placeGuard } from '../../people/index.ts';

/** What of those who signed up a rule may keep from whoever reads the roster of an activity `a` of a unit `u`. */
const place = { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' } as const;
export const rosterPhoneGuard = placeGuard('roster.phone', place);
export const rosterReasonsGuard = placeGuard('roster.reasons', place);
