import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeActivity } from '../src/modules/activity/testing/activity.make.ts';
import { createScene, type Scene } from '../src/modules/activity/testing/scene.ts';
import { makeSession, makeStaffActor, makeVolunteerActor } from '../src/modules/people/testing/people.make.ts';
import { freePort } from '../src/platform/database/launcher/connect.ts';
import { forkBuilt } from '../src/platform/testing/built.ts';

let scene: Scene;
const processes: ChildProcess[] = [];
const addresses: string[] = [];

/** One API process as `npm start` runs it. */
async function start(): Promise<void> {
  const port = await freePort();
  const child = forkBuilt('src/main/server.ts', {
    DATABASE_URL: scene.world.appUrl,
    PORT: String(port),
    LOG_LEVEL: 'info',
  });
  processes.push(child);
  let said = '';
  await new Promise<void>((ready, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        said += String(chunk);
        if (said.includes('listening')) ready();
      });
    child.once('exit', () => fail(new Error(said)));
  });
  addresses.push(`http://127.0.0.1:${port}`);
}

beforeAll(async () => {
  scene = await createScene();
  await Promise.all([start(), start()]);
});
afterAll(async () => {
  for (const child of processes) child.kill('SIGTERM');
  await Promise.all(processes.map((child) => child.exitCode ?? once(child, 'exit')));
  await scene.world.close();
});

const headersOf = (app: 'admin' | 'volunteer', token: string) => ({
  'content-type': 'application/json',
  'x-jinguo-app': app,
  cookie: `jinguo_${app}=${token}`,
});

/** The counts a board's stream tells, one after the other. */
async function* board(address: string | undefined, token: string, id: string): AsyncGenerator<number> {
  const answer = await fetch(`${address}/graphql/stream`, {
    method: 'POST',
    headers: { ...headersOf('admin', token), accept: 'text/event-stream' },
    body: JSON.stringify({
      query: 'subscription($id: ID!) { board(activityId: $id) { signedUp } }',
      variables: { id },
    }),
  });
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    for (const match of text.matchAll(/"signedUp":(\d+)/g)) yield Number(match[1]);
    text = text.slice(text.lastIndexOf('\n') + 1);
  }
}

describe('two API processes on one database', () => {
  it('show at once on a board watched in one what is done in the other, and end a session in both', async () => {
    const activity = await makeActivity(scene.world, {
      unitId: scene.team.id,
      serviceTypeId: scene.type.id,
      villageCode: scene.places.villageCode,
    });
    const { actor } = await makeStaffActor(scene.world, { unitId: scene.team.id, role: 'COORDINATOR' });
    const watching = (await makeSession(scene.world, actor.accountId, 'admin')).token;
    const counts = board(addresses[0], watching, activity.id);
    expect((await counts.next()).value).toBe(0);

    const { actor: her } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    const hers = (await makeSession(scene.world, her.accountId, 'volunteer')).token;
    const post = async (address: string | undefined, query: string, variables: object = {}) =>
      (
        await fetch(`${address}/graphql`, {
          method: 'POST',
          headers: headersOf('volunteer', hers),
          body: JSON.stringify({ query, variables }),
        })
      ).text();
    const signUp = 'mutation($id: ID!) { signUp(openingId: $id) { __typename } }';
    expect(await post(addresses[1], signUp, { id: activity.openingId })).toContain('MySignUpSaved');
    expect((await counts.next()).value).toBe(1);
    await counts.return(undefined);

    const mine = '{ mySignUps(first: 1, tense: UPCOMING) { edges { node { id } } } }';
    expect(await post(addresses[0], mine)).toContain('"node"');
    expect(await post(addresses[1], 'mutation { signOut }')).not.toContain('errors');
    // The other process remembers a session for a moment at most, and hears of its end at once.
    await expect.poll(() => post(addresses[0], mine)).not.toContain('"node"');
  });
});
