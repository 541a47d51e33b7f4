import { InMemoryCache, type TypePolicies } from '@apollo/client/core';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes } from './possible-types.ts';

const filtered = relayStylePagination(['filter']);

const typePolicies: TypePolicies = {
  Query: {
    fields: {
      teams: filtered,
      volunteers: filtered,
      accounts: filtered,
      projects: filtered,
      activities: filtered,
      findActivities: filtered,
      records: filtered,
      auditLog: filtered,
      searchUnits: relayStylePagination(['keyword']),
      mySignUps: relayStylePagination(['tense']),
      myRecords: relayStylePagination(['state']),
      integrity: relayStylePagination(['keyword']),
      myTrainings: relayStylePagination(),
      myAwards: relayStylePagination(),
      myEvaluations: relayStylePagination(['activityId']),
      inbox: relayStylePagination(),
      noticesOfMyTeams: relayStylePagination(),
      myObjections: relayStylePagination(),
      myComplaints: relayStylePagination(),
      volunteerImports: relayStylePagination(),
    },
  },
  VolunteerImport: { fields: { rows: relayStylePagination(['verdict']) } },
  Team: { fields: { members: relayStylePagination(['state']) } },
  Activity: { fields: { roster: filtered } },
  /** One board per activity: a pushed board replaces the one on screen. Always select `activityId`. */
  Board: { keyFields: ['activityId'], fields: { lines: relayStylePagination() } },
  /** One person per app: whatever is asked about her lands in one place. */
  Me: { keyFields: [] },
  MyHours: { keyFields: [] },
  /** One per sign-up: what she says of it replaces what is on the screen. */
  HomeVisit: { keyFields: ['signUpId'] },
};

/** The cache of both apps: unions known, lists paged by cursor. */
export const createCache = (): InMemoryCache => new InMemoryCache({ possibleTypes, typePolicies });
