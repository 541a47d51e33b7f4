import type { ApolloClient } from '@apollo/client/core';
import { CheckInDocument, type CheckInput, type CheckOutcomeFragment, CheckOutDocument } from '../../gql/graphql.ts';

/** One check-in or check-out, sent to the server; what comes back is done or refused. */
export async function sendCheck(
  client: ApolloClient<unknown>,
  kind: 'IN' | 'OUT',
  input: CheckInput,
): Promise<CheckOutcomeFragment> {
  const options = { variables: { input }, refetchQueries: ['UpcomingShifts'] };
  const answer =
    kind === 'IN'
      ? (await client.mutate({ mutation: CheckInDocument, ...options })).data?.checkIn
      : (await client.mutate({ mutation: CheckOutDocument, ...options })).data?.checkOut;
  if (!answer) throw new Error('empty answer');
  return answer;
}
