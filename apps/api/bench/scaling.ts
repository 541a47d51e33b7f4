import { asOwner, openSessions, openStaff, volunteerAccounts } from './actors.ts';
import { graphql, graphqlCall, send } from './client.ts';
import { ACTIVITIES, FIND, RECORDS, ROSTER, VOLUNTEERS } from './documents.ts';
import { atMost, type Line, median } from './report.ts';
import type { BenchDatabase } from './setup.ts';

const CALLS = 300;
const WARM_UP = 30;
const BOUND = 1.2;

/** A list whose time must not grow with the table. */
interface List {
  readonly what: string;
  readonly app: 'admin' | 'volunteer';
  readonly query: string;
  readonly field: string;
  readonly first: number;
  /** Keywords of two characters: one met everywhere, one met seldom. */
  readonly words: readonly string[];
  readonly filter?: object;
}

const lists: readonly List[] = [
  {
    what: "Volunteer's activity list",
    app: 'volunteer',
    query: FIND,
    field: 'findActivities',
    first: 20,
    words: ['关爱', '法律', '糖画'],
  },
  {
    what: "Admin's activities",
    app: 'admin',
    query: ACTIVITIES,
    field: 'activities',
    first: 10,
    words: ['关爱', '糖画'],
  },
  {
    what: "Admin's volunteers",
    app: 'admin',
    query: VOLUNTEERS,
    field: 'volunteers',
    first: 50,
    words: ['演示', '秀兰'],
  },
  {
    what: "Admin's records",
    app: 'admin',
    query: RECORDS,
    field: 'records',
    first: 50,
    words: ['关爱', '秀兰', '龘龘'],
  },
];

interface Side {
  readonly port: number;
  readonly tokens: Readonly<Record<'admin' | 'volunteer', string>>;
  readonly activity: string;
}

interface Page {
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export async function sideOf(database: BenchDatabase, port: number): Promise<Side> {
  return await asOwner(database, async (client) => {
    const staff = await openStaff(client);
    const [volunteer = ''] = await openSessions(client, 'volunteer', volunteerAccounts(0, 1));
    const { rows } = await client.query<{ id: string }>(
      `select id from activity where state = 'CLOSED' order by id limit 1`,
    );
    return { port, tokens: { admin: staff.token, volunteer }, activity: rows[0]?.id ?? '' };
  });
}

/** Ten times the rows: first page, page 100, keyword pages; calls to both servers turn about. */
export async function measureScaling(small: Side, large: Side, note: (lines: readonly Line[]) => void): Promise<void> {
  const tell = (line: Line): void => note([line]);
  for (const list of lists) {
    const [firstSmall, firstLarge] = [bodyOf(list, small, {}), bodyOf(list, large, {})];
    const [deepSmall, deepLarge] = [await pageAt(list, small, 100), await pageAt(list, large, 100)];
    const times = await timed([firstSmall, firstLarge, deepSmall.call, deepLarge.call]);
    const [a = 0, b = 0, c = 0, d = 0] = times;
    tell(atMost(`${list.what}: first page, 10 × the rows`, b / a, BOUND, '×', `${a.toFixed(2)} → ${b.toFixed(2)} ms`));
    tell(
      atMost(
        `${list.what}: page ${deepLarge.page}, 10 × the rows`,
        d / c,
        BOUND,
        '×',
        `${c.toFixed(2)} (page ${deepSmall.page}) → ${d.toFixed(2)} ms`,
      ),
    );
    tell(
      atMost(
        `${list.what}: page ${deepLarge.page} against page 1`,
        d / b,
        BOUND,
        '×',
        `${b.toFixed(2)} → ${d.toFixed(2)} ms`,
      ),
    );
    for (const keyword of list.words) {
      const [few, many] = [bodyOf(list, small, { keyword }), bodyOf(list, large, { keyword })];
      const rows = [await rowsOf(list, few), await rowsOf(list, many)];
      const [x = 0, y = 0] = await timed([few, many]);
      tell(
        atMost(
          `${list.what}: keyword ${keyword}, 10 × the rows`,
          y / x,
          BOUND,
          '×',
          `${x.toFixed(2)} (${rows[0]} rows) → ${y.toFixed(2)} ms (${rows[1]} rows)`,
        ),
      );
    }
  }
  const [x = 0, y = 0] = await timed(
    [small, large].map((side) =>
      graphqlCall(side.port, 'admin', side.tokens.admin, ROSTER, { id: side.activity, first: 50 }),
    ),
  );
  tell(atMost("Admin's roster: first page, 10 × the rows", y / x, BOUND, '×', `${x.toFixed(2)} → ${y.toFixed(2)} ms`));
}

type GraphqlCall = ReturnType<typeof graphqlCall>;

const bodyOf = (list: List, side: Side, filter: object, after?: string): GraphqlCall =>
  graphqlCall(side.port, list.app, side.tokens[list.app], list.query, {
    first: list.first,
    filter: { ...list.filter, ...filter },
    ...(after && { after }),
  });

const pageOf = async (list: List, call: GraphqlCall): Promise<Page> => {
  const page = (await graphql<Record<string, Page | undefined>>(call))[list.field];
  if (!page) throw new Error(`${list.what} returned nothing.`);
  return page;
};
const rowsOf = async (list: List, call: GraphqlCall): Promise<number> => (await pageOf(list, call)).edges.length;

/** The call of page n, or of the last full page when there are fewer. */
async function pageAt(list: List, side: Side, n: number): Promise<{ call: GraphqlCall; page: number }> {
  let call = bodyOf(list, side, {});
  for (let page = 1; page < n; page += 1) {
    const { pageInfo } = await pageOf(list, call);
    const next = pageInfo.hasNextPage && pageInfo.endCursor ? bodyOf(list, side, {}, pageInfo.endCursor) : null;
    if (!next || (await rowsOf(list, next)) < list.first) return { call, page };
    call = next;
  }
  return { call, page: n };
}

/** Median milliseconds of each call, all called in turn so that noise meets them alike. */
async function timed(calls: readonly GraphqlCall[]): Promise<number[]> {
  const times = calls.map((): number[] => []);
  for (let i = 0; i < CALLS + WARM_UP; i += 1) {
    for (const [n, call] of calls.entries()) {
      const begun = performance.now();
      await send(call);
      if (i >= WARM_UP) times[n]?.push(performance.now() - begun);
    }
  }
  return times.map(median);
}
