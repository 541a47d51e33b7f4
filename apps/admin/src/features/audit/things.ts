import type { ApolloClient, OperationVariables } from '@apollo/client/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type Action, sealedServiceWords } from '@jinguo/schema';
import {
  AuditActorDocument,
  AuditActorsDocument,
  FindLoggedActivitiesDocument,
  FindLoggedProjectsDocument,
  FindLoggedRecordsDocument,
  FindLoggedUnitsDocument,
  FindLoggedVolunteersDocument,
  LoggedActivityDocument,
  LoggedProjectDocument,
  LoggedRecordDocument,
  LoggedUnitDocument,
  LoggedVolunteerDocument,
  PickServiceTypesDocument,
} from '../../gql/graphql.ts';

/** Something the log can be asked about, as a person recognises it. */
export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}
type Client = ApolloClient<unknown>;
export interface ThingKind {
  /** The right with which things of this kind can be found by name. */
  readonly action?: Action;
  readonly find: (client: Client, keyword: string) => Promise<Thing[]>;
  readonly one: (client: Client, id: string) => Promise<Thing | null>;
}

const asked = async <Data, Variables extends OperationVariables>(
  client: Client,
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> => (await client.query({ query, variables, fetchPolicy: 'no-cache' })).data;

/** A kind whose things are found by one query and named by another. */
function kind<Node, Found, One>(
  action: Action,
  find: readonly [TypedDocumentNode<Found, { keyword: string }>, (data: Found) => readonly { readonly node: Node }[]],
  one: readonly [TypedDocumentNode<One, { id: string }>, (data: One) => Node | null | undefined],
  say: (node: Node) => Thing,
): ThingKind {
  return {
    action,
    find: async (client, keyword) => find[1](await asked(client, find[0], { keyword })).map(({ node }) => say(node)),
    one: async (client, id) => {
      const node = one[1](await asked(client, one[0], { id }));
      return node ? say(node) : null;
    },
  };
}

const unit = kind(
  'unit.read',
  [FindLoggedUnitsDocument, (data) => data.searchUnits.edges],
  [LoggedUnitDocument, (data) => data.unit],
  ({ id, name, ancestors }) => ({ id, name, note: ancestors.at(-2)?.name ?? '' }),
);

/** Kinds of things that can be found by name or number; the others are filtered by their kind alone. */
export const thingKinds: Readonly<Record<string, ThingKind>> = {
  Volunteer: kind(
    'volunteer.read',
    [FindLoggedVolunteersDocument, (data) => data.volunteers.edges],
    [LoggedVolunteerDocument, (data) => data.volunteer],
    ({ id, name, number, placeName }) => ({ id, name, note: [number, placeName].filter(Boolean).join(' · ') }),
  ),
  Activity: kind(
    'activity.read',
    [FindLoggedActivitiesDocument, (data) => data.activities.edges],
    [LoggedActivityDocument, (data) => data.activityLine],
    (node) => ({ id: node.id, name: node.title, note: node.unit.name }),
  ),
  Project: kind(
    'activity.read',
    [FindLoggedProjectsDocument, (data) => data.projects.edges],
    [LoggedProjectDocument, (data) => data.project],
    ({ id, name, sealed, unit: { name: note } }) => ({ id, name: sealed ? sealedServiceWords.zh : name, note }),
  ),
  ServiceRecord: kind(
    'hours.read',
    [FindLoggedRecordsDocument, (data) => data.records.edges],
    [LoggedRecordDocument, (data) => data.record],
    (node) => ({ id: node.id, name: `${node.volunteer.name} · ${node.activityName}`, note: node.serviceDate }),
  ),
  Team: unit,
  Unit: unit,
  Account: kind(
    'account.read',
    [AuditActorsDocument, (data) => data.accounts.edges],
    [AuditActorDocument, (data) => data.account],
    ({ id, name, phoneMasked }) => ({ id, name, note: phoneMasked }),
  ),
  ServiceType: {
    find: async (client, keyword) =>
      (await asked(client, PickServiceTypesDocument, {})).serviceTypes
        .filter(({ name }) => name.includes(keyword))
        .map(({ id, name }) => ({ id, name, note: '' })),
    one: async (client, id) => {
      const type = (await asked(client, PickServiceTypesDocument, {})).serviceTypes.find((one) => one.id === id);
      return type ? { id, name: type.name, note: '' } : null;
    },
  },
};

/** The page of a thing, where it has one. */
export const pageOf = (kindName: string | null, id: string | null): string | null => {
  if (!id) return null;
  const pages: Readonly<Record<string, string>> = {
    Volunteer: `/volunteers/${id}`,
    Activity: `/activities/${id}`,
    Team: `/teams/${id}`,
    Unit: `/organization?unit=${id}`,
    Account: `/access/${id}`,
  };
  return pages[kindName ?? ''] ?? null;
};
