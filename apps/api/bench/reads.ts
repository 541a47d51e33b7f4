import { asOwner, openSessions, openStaff, volunteerAccounts } from './actors.ts';
import { type Call, graphql, graphqlCall, send, sendMany } from './client.ts';
import { FIND, ROSTER } from './documents.ts';
import type { Measured } from './processes.ts';
import { atMost, type Line, median } from './report.ts';
import type { BenchDatabase } from './setup.ts';

const ROUNDS = 5;
const WARM_UP = 800;
const REQUESTS = 600;
const AT_ONCE = 4;

interface Case {
  readonly what: string;
  readonly api: Call;
  readonly bare: Call;
  rowsOfApi(data: never): readonly { id: string }[];
}

/** Node CPU per request of the API against the bare handler: same rows, same reach, turn about. */
export async function measureReads(database: BenchDatabase, api: Measured, bare: Measured): Promise<Line[]> {
  const cases = await makeCases(database, api.port, bare.port);
  const lines: Line[] = [];
  for (const one of cases) {
    await sameRows(one);
    await load(one.api, WARM_UP);
    await load(one.bare, WARM_UP);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await cpuPerRequest(api, one.api));
      theirs.push(await cpuPerRequest(bare, one.bare));
    }
    const ratio = median(ours) / median(theirs);
    lines.push(
      atMost(
        `${one.what}: Node CPU against bare pg + JSON`,
        ratio,
        2.5,
        '×',
        `${median(ours).toFixed(3)} ms / ${median(theirs).toFixed(3)} ms per request`,
      ),
    );
  }
  return lines;
}

async function makeCases(database: BenchDatabase, apiPort: number, barePort: number): Promise<Case[]> {
  const facts = await asOwner(database, async (client) => {
    const staff = await openStaff(client);
    const [volunteer = ''] = await openSessions(client, 'volunteer', volunteerAccounts(0, 1));
    const { rows: homes } = await client.query<{ village_code: string }>(
      `select village_code from volunteer where account_id = $1`,
      [volunteerAccounts(0, 1)[0]],
    );
    const { rows: big } = await client.query<{ id: string }>(
      `select id from activity where state = 'CLOSED' order by id limit 1`,
    );
    return { staff, volunteer, village: homes[0]?.village_code ?? '', activity: big[0]?.id ?? '' };
  });
  const bareCall = (path: string, values: readonly unknown[]): Call => ({
    port: barePort,
    path,
    headers: {},
    body: JSON.stringify(values),
  });
  const prefix = facts.staff.path;
  return [
    {
      what: "Volunteer's activity list, 20 rows",
      api: graphqlCall(apiPort, 'volunteer', facts.volunteer, FIND, { first: 20 }),
      bare: bareCall('/find', [facts.village]),
      rowsOfApi: (data: { findActivities: { edges: { node: { id: string } }[] } }) =>
        data.findActivities.edges.map((edge) => edge.node),
    },
    {
      what: "Admin's roster, 50 rows",
      api: graphqlCall(apiPort, 'admin', facts.staff.token, ROSTER, { id: facts.activity, first: 50 }),
      bare: bareCall('/roster', [facts.activity, prefix, `${prefix.slice(0, -1)}/`]),
      rowsOfApi: (data: { activity: { roster: { edges: { node: { id: string } }[] } } }) =>
        data.activity.roster.edges.map((edge) => edge.node),
    },
  ];
}

/** A comparison of different rows would say nothing. */
async function sameRows(one: Case): Promise<void> {
  const ours = one.rowsOfApi((await graphql(one.api)) as never).map((row) => row.id);
  const theirs = (JSON.parse(await send(one.bare)) as { id: string }[]).slice(0, ours.length).map((row) => row.id);
  if (ours.length < 20 || ours.join() !== theirs.join())
    throw new Error(
      `${one.what}: the bare handler returns other rows than the API (${ours.length} of ${theirs.length}).`,
    );
}

const load = (call: Call, count: number): Promise<void> => sendMany(count, AT_ONCE, () => send(call));

async function cpuPerRequest(server: Measured, call: Call): Promise<number> {
  const before = server.cpu();
  await load(call, REQUESTS);
  return (server.cpu() - before) / REQUESTS;
}
