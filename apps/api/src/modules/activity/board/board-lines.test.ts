import { type ExecutionResult, parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { makeVolunteer } from '../../people/testing/people.make.ts';
import { makeActivity, makeSignUp } from '../testing/activity.make.ts';
import { createScene, type Scene } from '../testing/scene.ts';

const LINES =
  'board(activityId: $id) { arrived completed requested expected forgotten lines(tab: $tab, first: 50, after: $after) { edges { node { id state } } pageInfo { hasNextPage endCursor } totalCount } }';
const QUERY = `query($id: ID!, $tab: BoardTab, $after: String) { ${LINES} }`;
const SUBSCRIPTION = `subscription($id: ID!, $tab: BoardTab, $after: String) { ${LINES} }`;
const HOUR = 3_600_000;
interface Board {
  readonly arrived: number;
  readonly completed: number;
  readonly requested: number;
  readonly expected: number;
  readonly forgotten: number;
  readonly lines: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly state: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly totalCount: number;
  };
}

let scene: Scene;
let id: string;
let last: string;
let endsAt: number;
const waiting: string[] = [];
const read = async (variables: object = {}): Promise<Board> =>
  (await scene.ask<{ board: Board }>(scene.coordinator, QUERY, { id, ...variables })).board;
const states = (board: Board): string[] => board.lines.edges.map(({ node }) => node.state);
const rows = (query: ReturnType<typeof sql>) => scene.world.services.read.rows(query);

// Sixty people: fifty-nine signed up one after the other, the sixtieth checked in and never out; the shift is over.
beforeAll(async () => {
  scene = await createScene();
  const activity = await makeActivity(scene.world, {
    unitId: scene.team.id,
    serviceTypeId: scene.type.id,
    villageCode: scene.places.villageCode,
    startsInHours: -3,
    hours: 2,
    maximum: 100,
  });
  id = activity.id;
  endsAt = activity.endsAt.getTime();
  const signUp = async (state: 'SIGNED_UP' | 'ARRIVED') => {
    const { id: volunteerId, accountId } = await makeVolunteer(scene.world, { unitId: scene.places.village.id });
    return makeSignUp(scene.world, { openingId: activity.openingId, volunteerId, accountId: accountId ?? '', state });
  };
  for (let i = 0; i < 59; i += 1) waiting.push(await signUp('SIGNED_UP'));
  last = await signUp('ARRIVED');
});
afterAll(() => scene.world.close());

describe('the tabs of the board', () => {
  it('find whoever forgot to check out, though fifty-nine signed up before her', async () => {
    const board = await read({ tab: 'FORGOTTEN' });
    expect(board.forgotten).toBe(1);
    expect(board.lines.edges.map(({ node }) => node.id)).toEqual([last]);
    scene.world.setNow(new Date(endsAt - 1000).toISOString());
    expect((await read({ tab: 'FORGOTTEN' })).lines.edges).toEqual([]);
    expect((await read({ tab: 'HERE' })).lines.edges.map(({ node }) => node.id)).toEqual([last]);
    scene.world.setNow(new Date(endsAt + HOUR).toISOString());
  });

  it('show whoever is here before all others, and everybody once over the pages', async () => {
    const first = await read();
    expect(first.lines.edges[0]?.node.id).toBe(last);
    expect(first.lines.edges).toHaveLength(50);
    const second = await read({ after: first.lines.pageInfo.endCursor });
    const seen = [...first.lines.edges, ...second.lines.edges].map(({ node }) => node.id);
    expect(seen.toSorted()).toEqual([last, ...waiting].toSorted());
    expect(second.lines.pageInfo.hasNextPage).toBe(false);
  });

  it('leave out who cancelled, was declined or called off, and count as many as they show', async () => {
    const [cancelled = '', declined = '', calledOff = '', noShow = '', excused = '', left = '', asked = ''] = waiting;
    const become = (one: string, state: string) => rows(sql`update sign_up set state = ${state} where id = ${one}`);
    await become(cancelled, 'CANCELLED');
    await become(declined, 'DECLINED');
    await become(calledOff, 'CALLED_OFF');
    await become(noShow, 'NO_SHOW');
    await become(excused, 'EXCUSED');
    await become(asked, 'REQUESTED');
    await rows(sql`update sign_up set state = 'COMPLETED', checked_in_at = created_at,
      checked_out_at = created_at where id = ${left}`);
    const all = await read();
    expect(all.lines.totalCount).toBe(57);
    expect(states(all).slice(0, 3)).toEqual(['ARRIVED', 'REQUESTED', 'SIGNED_UP']);
    expect(all.arrived + all.completed + all.requested + all.expected).toBe(57);
    const count = async (tab: string) => (await read({ tab })).lines.totalCount;
    expect(await count('EXPECTED')).toBe(all.expected);
    expect(await count('HERE')).toBe(all.arrived);
    expect(states(await read({ tab: 'LEFT' }))).toEqual(['COMPLETED']);
    expect(states(await read({ tab: 'ASKED' }))).toEqual(['REQUESTED']);
    const expected = await read({ tab: 'EXPECTED' });
    const rest = await read({ tab: 'EXPECTED', after: expected.lines.pageInfo.endCursor });
    expect([...states(expected), ...states(rest)].filter((state) => state !== 'SIGNED_UP').sort()).toEqual([
      'EXCUSED',
      'NO_SHOW',
    ]);
  });

  it('stay chosen on the live board: what changes comes with the lines of that tab', async () => {
    const stream = (await subscribe({
      schema: scene.world.schema,
      document: parse(SUBSCRIPTION),
      contextValue: scene.world.context(scene.coordinator),
      variableValues: { id, tab: 'HERE' },
    })) as unknown as AsyncIterator<ExecutionResult<{ board: Board }>>;
    const here = async () =>
      (await stream.next()).value.data?.board.lines.edges.map((edge: { node: { id: string } }) => edge.node.id);
    expect(await here()).toEqual([last]);
    const next = waiting.at(-1) ?? '';
    await rows(sql`update sign_up set state = 'ARRIVED', checked_in_at = created_at where id = ${next}`);
    scene.world.services.live.publish(`activity:${id}`);
    expect((await here())?.toSorted()).toEqual([next, last].toSorted());
    await stream.return?.();
  });
});
