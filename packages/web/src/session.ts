import { type ApolloClient, gql } from '@apollo/client/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Action, VolunteerState } from '@jinguo/schema';
import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';

export interface MeDuty {
  readonly unit: { readonly id: string; readonly name: string; readonly level: string };
  /** None where she holds single rights. */
  readonly role: string | null;
  readonly roleName: string;
  readonly actions: readonly string[];
}
export interface Me {
  readonly accountId: string;
  readonly name: string;
  readonly phoneMasked: string;
  readonly unreadMessages: number;
  readonly volunteer: {
    readonly id: string;
    readonly number: string;
    readonly state: VolunteerState;
    readonly villageCode: string;
    readonly placeName: string;
  } | null;
  readonly duties: readonly MeDuty[];
}
export type MeData = { readonly me: Me | null };

export const meDocument: TypedDocumentNode<MeData, Record<string, never>> = gql`
  query Me {
    me {
      accountId
      name
      phoneMasked
      unreadMessages
      volunteer { id number state villageCode placeName }
      duties { unit { id name level } role roleName actions }
    }
  }
`;

/** Who is signed in, for router guards: from the cache when known, else asked once. */
export async function loadMe(client: ApolloClient<unknown>, fresh = false): Promise<Me | null> {
  const { data } = await client.query({ query: meDocument, fetchPolicy: fresh ? 'network-only' : 'cache-first' });
  return data.me;
}

/** True when some duty of hers carries the action. What she may do at one place is the server's verdict, not this. */
export const mayDo = (me: Me | null | undefined, action: Action): boolean =>
  me?.duties.some((duty) => duty.actions.includes(action)) ?? false;

/** The person signed in to this app, her duties, and what they let her do. */
export function useMe() {
  const { result, loading, error, refetch } = useQuery(meDocument, {}, { fetchPolicy: 'cache-first' });
  const me = computed(() => result.value?.me ?? null);
  return {
    me,
    loading,
    error,
    refetch,
    signedIn: computed(() => me.value !== null),
    duties: computed(() => me.value?.duties ?? []),
    can: (action: Action): boolean => mayDo(me.value, action),
  };
}
