import { expect } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import type { World } from '../../../platform/testing/world.ts';
import type { MadePlaces } from '../../organization/testing/organization.make.ts';
import { type Desk, makeSheet } from './import.make.ts';

const view = `id state version total processed ready suspect bad imported unconfirmed villageCode returnedFileUrl sameFileAt failure { code }
  columns { header samples field } rows(first: 100) { totalCount edges { node { row name phoneMasked idNumberMasked verdict reasons { code field message } } } }`;
export const check = `mutation($id: ID!, $version: Int!, $mapping: [ImportField]!, $village: String) { checkVolunteerImport(id: $id, version: $version, mapping: $mapping, villageCode: $village)
  { __typename ... on ImportSaved { volunteerImport { ${view} } } ... on Refused { reasons { code field } } } }`;
export const commit = `mutation($id: ID!, $version: Int!, $all: Boolean!) { commitVolunteerImport(id: $id, version: $version, includeSuspects: $all)
  { __typename ... on ImportSaved { volunteerImport { ${view} } } ... on Refused { reasons { code field } } } }`;

interface Row {
  row: number;
  name: string;
  phoneMasked: string;
  idNumberMasked: string;
  verdict: string | null;
  reasons: { code: string; field: string | null; message: string }[];
}
interface View {
  id: string;
  state: string;
  version: number;
  total: number;
  ready: number;
  suspect: number;
  bad: number;
  imported: number;
  unconfirmed: number;
  returnedFileUrl: string | null;
  sameFileAt: string | null;
  failure: { code: string } | null;
  columns: { header: string; samples: string[]; field: string | null }[];
  rows: { totalCount: number; edges: { node: Row }[] };
}

export const rowsOf = (one: View): Row[] => one.rows.edges.map(({ node }) => node);
export const codesOf = (one: View): string[][] =>
  rowsOf(one).map(({ reasons }) => reasons.map(({ code, field }) => `${code} ${field}`));

interface Scene {
  readonly world: World;
  readonly places: MadePlaces;
  readonly desk: Desk;
  readonly staff: Actor;
}

/** What somebody does with a file, step by step, in the scene a test has made by then. */
export function importSteps(scene: () => Scene) {
  async function ask<T>(actor: Actor | null, query: string, variables: Record<string, unknown>): Promise<T> {
    const { data, errors } = await scene().world.graph<Record<string, T>>(actor, query, variables);
    if (errors)
      throw new Error(errors.map((error) => `${error.message} ${error.originalError?.stack ?? ''}`).join('\n'));
    return Object.values(data ?? {})[0] as T;
  }
  const look = (id: string, actor: Actor | null = scene().staff): Promise<View | null> =>
    ask(actor, `query($id: ID!) { volunteerImport(id: $id) { ${view} } }`, { id });
  async function seen(id: string, actor: Actor = scene().staff): Promise<View> {
    const found = await look(id, actor);
    if (!found) throw new Error('no import');
    return found;
  }
  /** Uploads, reads, and runs the dry run with the mapping that was guessed. */
  async function dryRun(
    people: Parameters<typeof makeSheet>[0],
    more: { actor?: Actor; unitId?: string; village?: string; headers?: Record<string, string> } = {},
  ): Promise<View> {
    const actor = more.actor ?? scene().staff;
    const id = await scene().desk.upload(
      actor,
      await makeSheet(people, more.headers),
      more.unitId ?? scene().places.county.id,
    );
    await scene().desk.work();
    const read = await seen(id, actor);
    expect(read).toMatchObject({ state: 'MAPPING', total: people.length });
    await ask(actor, check, {
      id,
      version: read.version,
      mapping: read.columns.map(({ field }) => field),
      village: more.village ?? null,
    });
    await scene().desk.work();
    return seen(id, actor);
  }
  async function importAll(one: View, all = false, actor = scene().staff): Promise<View> {
    expect(await ask(actor, commit, { id: one.id, version: one.version, all })).toMatchObject({
      __typename: 'ImportSaved',
    });
    await scene().desk.work();
    return seen(one.id, actor);
  }
  return { ask, look, seen, dryRun, importAll };
}
