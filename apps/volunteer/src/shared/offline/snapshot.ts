import type { ApolloClient } from '@apollo/client/core';
import { type MeData, meDocument } from '@jinguo/web';
import { UpcomingShiftsDocument, type UpcomingShiftsQuery } from '../../gql/graphql.ts';
import { kept } from './kept.ts';

/** What must work without a network: who she is and her next shifts (look.md, Behaviour). Nothing else is kept. */
interface Snapshot {
  readonly me: MeData;
  readonly upcoming: UpcomingShiftsQuery | null;
}

export const upcomingPage = 20;
const store = kept<Snapshot>('snapshot');

/** Puts the kept pages back before the first one is drawn. Storage may be forbidden: then nothing is restored. */
export async function restoreSnapshot(client: ApolloClient<unknown>): Promise<void> {
  const last = await store.read();
  if (!last) return;
  client.writeQuery({ query: meDocument, data: last.me });
  if (last.upcoming)
    client.writeQuery({ query: UpcomingShiftsDocument, variables: { first: upcomingPage }, data: last.upcoming });
}

/** Keeps what the pages read, as they read it; asks once whether the kept sign-in still holds. */
export function keepSnapshot(client: ApolloClient<unknown>, gone: () => void): void {
  const save = async (): Promise<void> => {
    const me = client.readQuery({ query: meDocument });
    if (!me?.me) return;
    const upcoming = client.readQuery({ query: UpcomingShiftsDocument, variables: { first: upcomingPage } });
    await store.write({ me, upcoming });
  };
  const known = client.watchQuery({ query: meDocument, fetchPolicy: 'cache-first' });
  known.subscribe({ next: ({ data }) => (data.me ? void save() : void dropSnapshot()), error: () => undefined });
  client
    .watchQuery({ query: UpcomingShiftsDocument, variables: { first: upcomingPage }, fetchPolicy: 'cache-only' })
    .subscribe({ next: () => void save(), error: () => undefined });
  const ask = async (): Promise<void> => {
    const { data } = await client.query({ query: meDocument, fetchPolicy: 'network-only' });
    if (!data.me) gone();
  };
  void ask().catch(() => undefined);
}

/** On signing out nothing of her stays on the phone. */
export const dropSnapshot = (): Promise<void> => store.drop();
