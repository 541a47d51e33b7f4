import type { FastifyInstance } from 'fastify';
import { generateSync } from 'otplib';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionPort } from '../../platform/access/session-port.ts';
import { createApi } from '../../platform/graphql/server.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { organizationModule } from '../organization/index.ts';
import { type MadePlaces, makePlaces } from '../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../service-type/index.ts';
import { peopleModule } from './people.module.ts';
import { createSessions } from './session/sessions.ts';
import { type MadeAccount, makeStaffActor, testPassword } from './testing/people.make.ts';

let world: World;
let sessions: SessionPort;
let app: FastifyInstance;
let places: MadePlaces;
let staff: MadeAccount;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  staff = (await makeStaffActor(world, { unitId: places.county.id })).account;
  sessions = createSessions(world.services);
  app = await createApi({ services: world.services, sessions, schema: world.schema, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  sessions.stop();
  await app.close();
  await world.close();
});

/** A browser: keeps the cookies of both apps, as one browser does. */
function browser() {
  const jar = new Map<string, string>();
  const attributes = new Map<string, string>();
  return {
    jar,
    attributes,
    async ask(name: 'admin' | 'volunteer' | null, query: string, variables: Record<string, unknown> = {}) {
      const answer = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          'content-type': 'application/json',
          cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; '),
          ...(name && { 'x-jinguo-app': name }),
        },
        payload: { query, variables },
      });
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
        const [pair = '', ...rest] = line.split(';');
        const [key = '', value = ''] = pair.split('=');
        attributes.set(key, rest.join(';'));
        if (value) jar.set(key, value);
        else jar.delete(key);
      }
      return (answer.json() as { data: Record<string, Record<string, unknown> | null> }).data;
    },
  };
}

const SIGN_IN = `mutation($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { me { app } } } }`;
const VERIFY = `mutation($code: String!) { verifySecondFactor(code: $code) { __typename ... on SignedIn { me { secondFactor duties { roleName } } } } }`;
const ME = '{ me { app secondFactor duties { roleName } } }';
const input = () => ({ phone: staff.phone, password: testPassword });

describe('one browser, both apps', () => {
  it('signs in to each by a cookie of its own, and out of one without the other', async () => {
    const { ask, jar, attributes } = browser();
    expect(await ask('volunteer', SIGN_IN, { input: input() })).toMatchObject({
      signIn: { __typename: 'SignedIn', me: { app: 'volunteer' } },
    });
    expect(await ask('admin', SIGN_IN, { input: input() })).toMatchObject({
      signIn: { __typename: 'SecondFactorNeeded' },
    });
    // At the door she is nobody yet.
    expect((await ask('admin', ME))['me']).toBeNull();
    const waiting = jar.get('jinguo_admin');
    const code = generateSync({ secret: staff.totpSecret });
    expect(await ask('admin', VERIFY, { code })).toMatchObject({
      verifySecondFactor: { me: { secondFactor: true, duties: [{ roleName: '妇联工作人员' }] } },
    });
    expect(jar.get('jinguo_admin')).not.toBe(waiting);
    expect(attributes.get('jinguo_admin')).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect((await ask('volunteer', ME))['me']).toEqual({ app: 'volunteer', secondFactor: false, duties: [] });
    await ask('admin', 'mutation { signOut }');
    expect(jar.has('jinguo_admin')).toBe(false);
    expect((await ask('admin', ME))['me']).toBeNull();
    expect((await ask('volunteer', ME))['me']).not.toBeNull();
  });

  it('a copied cookie is worth nothing after signing out, nor without the header another site cannot send', async () => {
    const { ask, jar } = browser();
    await ask('volunteer', SIGN_IN, { input: input() });
    const stolen = browser();
    stolen.jar.set('jinguo_volunteer', jar.get('jinguo_volunteer') ?? '');
    expect((await stolen.ask('volunteer', ME))['me']).not.toBeNull();
    expect((await stolen.ask(null, ME))['me']).toBeNull();
    await ask('volunteer', 'mutation { signOut }');
    expect((await stolen.ask('volunteer', ME))['me']).toBeNull();
  });

  it('signing in again ends the session this browser had before', async () => {
    const { ask, jar } = browser();
    await ask('volunteer', SIGN_IN, { input: input() });
    const before = browser();
    before.jar.set('jinguo_volunteer', jar.get('jinguo_volunteer') ?? '');
    await ask('volunteer', SIGN_IN, { input: input() });
    expect((await before.ask('volunteer', ME))['me']).toBeNull();
    expect((await ask('volunteer', ME))['me']).not.toBeNull();
  });
});
