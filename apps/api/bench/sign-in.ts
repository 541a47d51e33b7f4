import { hash } from '@node-rs/argon2';
import { passwordCost } from '../src/modules/people/index.ts';
import { asOwner, volunteerAccounts } from './actors.ts';
import { type Call, graphql, sendMany } from './client.ts';
import { SIGN_IN } from './documents.ts';
import { compared, idleLatencies, latencies, listsOf } from './lists.ts';
import type { Measured } from './processes.ts';
import { atLeast, type Line, median } from './report.ts';
import type { BenchDatabase } from './setup.ts';

const PASSWORD = 'Jinguo-bench-2026';
const PEOPLE = 400;
const FIRST = 4_000;
const ROUNDS = 5;
const EACH = 20;
const WARM_UP = 150;
const AT_ONCE = 50;
/** Passwords compared at every sign-in, whether one, two, three or nobody has the number (people/session/sign-in.ts). */
const COMPARED = 3;

/** What a sign-in costs beside its hashing, and what the others notice of fifty at once. */
export async function measureSignIn(live: BenchDatabase, api: Measured, bare: Measured): Promise<Line[]> {
  await knownPasswords(live);
  let next = 0;
  const signIn = (): Promise<void> => signInOf(api.port, next++ % PEOPLE);
  await sendMany(WARM_UP, 1, signIn);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await cpuOf(api, EACH, () => sendMany(EACH, 1, signIn)));
    theirs.push(await cpuOf(bare, EACH * COMPARED, () => fetch(`http://127.0.0.1:${bare.port}/${EACH * COMPARED}`)));
  }
  const [sign, one] = [median(ours), median(theirs)];
  const lists = await listsOf(live, api.port);
  const idle = await idleLatencies(lists);
  let going = true;
  let done = 0;
  const crowd = Array.from({ length: AT_ONCE }, async () => {
    for (; going; done += 1) await signIn();
  });
  const begun = performance.now();
  const busy = await latencies(lists, (called) => called < 600).finally(() => {
    going = false;
  });
  const seconds = (performance.now() - begun) / 1000;
  await Promise.all(crowd);
  return [
    atLeast(
      'Sign-in: argon2id of its CPU',
      (COMPARED * one) / sign,
      0.8,
      '',
      `${COMPARED} × ${one.toFixed(1)} of ${sign.toFixed(1)} ms`,
    ),
    ...compared(lists, idle, busy, `during ${AT_ONCE} sign-ins at once (${(done / seconds).toFixed(0)} /s)`, 2),
  ];
}

async function cpuOf(server: Measured, count: number, work: () => Promise<unknown>): Promise<number> {
  const before = server.cpu();
  await work();
  return (server.cpu() - before) / count;
}

/** The seed's hashes are cheap on purpose; these are as the platform makes them. */
async function knownPasswords(live: BenchDatabase): Promise<void> {
  const stored = await hash(PASSWORD, passwordCost);
  await asOwner(live, (client) =>
    client.query('update account set password_hash = $1 where id = any($2::uuid[])', [
      stored,
      volunteerAccounts(FIRST, PEOPLE),
    ]),
  );
}

/** Each from an address of her own: the brake on one address is no part of the question. */
async function signInOf(port: number, n: number): Promise<void> {
  const phone = `1390${String(1_000_000 + FIRST + n).padStart(7, '0')}`;
  const call: Call = {
    port,
    path: '/graphql',
    headers: { 'x-jinguo-app': 'volunteer', 'x-forwarded-for': `10.1.${n >> 8}.${n & 255}` },
    body: JSON.stringify({ query: SIGN_IN, variables: { input: { phone, password: PASSWORD } } }),
  };
  const { signIn } = await graphql<{ signIn: { __typename: string } }>(call);
  if (signIn.__typename !== 'SignedIn') throw new Error(`not signed in: ${JSON.stringify(signIn)}`);
}
