import { asOwner, openSessions, openStaff, volunteerAccounts } from './actors.ts';
import { type Call, graphqlCall, send } from './client.ts';
import { FIND, ROSTER } from './documents.ts';
import { atMost, type Line, median, percentile } from './report.ts';
import type { BenchDatabase } from './setup.ts';

/** The two lists people look at while something heavy goes on beside them. */
export interface Lists {
  readonly names: readonly string[];
  readonly calls: readonly Call[];
}

export async function listsOf(database: BenchDatabase, port: number): Promise<Lists> {
  return await asOwner(database, async (client) => {
    const staff = await openStaff(client);
    const [volunteer = ''] = await openSessions(client, 'volunteer', volunteerAccounts(0, 1));
    const { rows } = await client.query<{ id: string }>(
      `select id from activity where state = 'CLOSED' order by id limit 1`,
    );
    return {
      names: ["volunteer's activity list", "admin's roster"],
      calls: [
        graphqlCall(port, 'volunteer', volunteer, FIND, { first: 20 }),
        graphqlCall(port, 'admin', staff.token, ROSTER, { id: rows[0]?.id, first: 50 }),
      ],
    };
  });
}

/** Milliseconds of each list, one call at a time and turn about, until told to end. */
export async function latencies({ calls }: Lists, goesOn: (called: number) => boolean): Promise<number[][]> {
  const times = calls.map((): number[] => []);
  for (let called = 0; goesOn(called); called += 1) {
    for (const [n, call] of calls.entries()) {
      const begun = performance.now();
      await send(call);
      times[n]?.push(performance.now() - begun);
    }
  }
  return times;
}

/** What the lists take when nothing else goes on; caches are warm. */
export async function idleLatencies(lists: Lists): Promise<number[][]> {
  await latencies(lists, (called) => called < 200);
  return latencies(lists, (called) => called < 600);
}

/** Median and 95th percentile of each list against idle. */
export function compared(lists: Lists, idle: number[][], busy: number[][], when: string, bound: number): Line[] {
  return lists.names.flatMap((name, n) => {
    const [before, after] = [idle[n] ?? [], busy[n] ?? []];
    const line = (what: string, of: (values: readonly number[]) => number): Line =>
      atMost(
        `${name} ${when}: ${what} against idle`,
        of(after) / of(before),
        bound,
        '×',
        `${of(before).toFixed(2)} → ${of(after).toFixed(2)} ms (${after.length} calls)`,
      );
    return [line('median', median), line('p95', (values) => percentile(values, 95))];
  });
}
