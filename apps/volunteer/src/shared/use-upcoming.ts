import { UpcomingShiftsDocument, type UpcomingShiftsQuery } from '../gql/graphql.ts';
import { upcomingPage } from './offline/snapshot.ts';
import { usePaged } from './use-paged.ts';

export type Shift = UpcomingShiftsQuery['mySignUps']['edges'][number]['node'];

/** Her next shifts: from the phone at once, then from the server. */
export const useUpcoming = () =>
  usePaged(
    UpcomingShiftsDocument,
    () => ({ first: upcomingPage }),
    (data) => data.mySignUps,
  );
