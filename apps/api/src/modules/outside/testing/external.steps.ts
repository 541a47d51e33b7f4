import type { Actor } from '../../../platform/access/actor.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { hoursModule } from '../../hours/index.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer } from '../../hours/testing/hours.make.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { actorOf, type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { commitExternalImport } from '../external/end-import.ts';
import { outsideModule } from '../outside.module.ts';
import { type OutsideDesk, openOutsideDesk, type SaidTerms } from './external.make.ts';

export interface SeenImport {
  id: string;
  state: string;
  version: number;
  total: number;
  ready: number;
  suspect: number;
  known: number;
  bad: number;
  imported: number;
  failure: { code: string } | null;
  returnedFileUrl: string | null;
  canUndo: { allowed: boolean };
  rows: {
    totalCount: number;
    edges: { node: { row: number; verdict: string; reasons: { code: string; field: string | null }[] } }[];
  };
}
interface Hers {
  approvedMinutes: number;
  external: { minutes: number; maybeSameMinutes: number; repeatedMinutes: number; records: number };
}
interface Line {
  id: string;
  number: string;
  platform: string;
  maybeSame: boolean;
  maybeTwice: boolean;
}

/** A world with a county's desk that brings in hours of other platforms, and what tests of them do again and again. */
export async function openExternal() {
  const world: World = await createWorld([
    organizationModule,
    serviceTypeModule,
    peopleModule,
    activityModule,
    hoursModule,
    outsideModule,
  ]);
  const tree: HoursTree = await makeHoursTree(world);
  const desk: OutsideDesk = await openOutsideDesk(world);
  const staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
  const close = async (): Promise<void> => {
    await desk.close();
    await world.close();
  };
  async function ask<T>(actor: Actor | null, query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await world.graph<Record<string, T>>(actor, query, variables);
    if (errors) throw new Error(errors.map((error) => error.message).join('\n'));
    return Object.values(data ?? {})[0] as T;
  }
  const look = (id: string, actor = staff): Promise<SeenImport | null> =>
    ask(
      actor,
      `query($id: ID!) { externalImport(id: $id) { id state version total ready suspect known bad imported failure { code } returnedFileUrl canUndo { allowed }
        rows(first: 100) { totalCount edges { node { row verdict reasons { code field } } } } } }`,
      { id },
    );
  /** Uploaded and checked. */
  async function checked(bytes: Buffer, more: { actor?: Actor; platform?: string } = {}): Promise<SeenImport> {
    const started = await desk.upload(more.actor ?? staff, bytes, tree.county.id, more.platform);
    if (isRefusal(started)) throw new Error(JSON.stringify(started.reasons));
    await desk.work();
    const seen = await look(started.id, more.actor);
    if (!seen) throw new Error('no import');
    return seen;
  }
  async function imported(
    bytes: Buffer,
    more: { actor?: Actor; platform?: string; all?: boolean } = {},
  ): Promise<SeenImport> {
    const { id, version } = await checked(bytes, more);
    const input = { id, version, includeSuspects: more.all ?? false };
    const done = await runUseCase(world.context(more.actor ?? staff), commitExternalImport, input);
    if (isRefusal(done)) throw new Error(JSON.stringify(done.reasons));
    await desk.work();
    return (await look(id, more.actor)) as SeenImport;
  }
  const person = (name = '演示·志愿者'): Promise<MadeVolunteer> => makeHoursVolunteer(world, tree, name);
  const ofHer = async (her: MadeVolunteer) => {
    const actor = await actorOf(world, her.accountId ?? '', 'volunteer');
    const mine = await ask<Hers>(
      actor,
      '{ myHours { approvedMinutes external { minutes maybeSameMinutes repeatedMinutes records } } }',
    );
    const list = await ask<{ edges: { node: Line }[] }>(
      actor,
      '{ myExternalHours { edges { node { id number platform title organiser serviceDate minutes evidence maybeSame maybeTwice startedAt } } } }',
    );
    return { ...mine, numbers: list.edges.map(({ node }) => node.number), list: list.edges.map(({ node }) => node) };
  };
  return { world, tree, desk, staff, close, ask, look, checked, imported, person, ofHer };
}
export type External = Awaited<ReturnType<typeof openExternal>>;

export const told = ({ rows }: SeenImport): string[] =>
  rows.edges.map(({ node }) => [node.row, node.verdict, ...node.reasons.map(({ code }) => code)].join(' '));
let counter = 0;
export const service = (her: MadeVolunteer, more: SaidTerms = {}): SaidTerms => ({
  number: `Z-${(counter += 1)}`,
  idNumber: her.idNumber,
  name: her.name,
  title: '演示·社区清洁日',
  date: '2025-05-01',
  hours: '2.5',
  organiser: '演示社区',
  ...more,
});
export const reasonsOf = (result: unknown): string[] =>
  isRefusal(result) ? result.reasons.map(({ code }) => code) : [];
