import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { may } from '../../../platform/access/grants.ts';
import type { SessionPort } from '../../../platform/access/session-port.ts';
import { sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createServices, type Services } from '../../../platform/services.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { revokeGrant } from '../grant/revoke-grant.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { countStatements } from '../testing/count-statements.ts';
import { makeAccount, makeGrant, makeSession, makeStaffActor } from '../testing/people.make.ts';
import { deviceOf, maskAddress } from './device.ts';
import { endSession } from './end-session.ts';
import { createSessions } from './sessions.ts';
import { signOut } from './sign-out.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

const modules = [organizationModule, serviceTypeModule, peopleModule];
let world: World;
let places: MadePlaces;
/** Two processes that serve the same database. */
let here: SessionPort;
let there: SessionPort;
let other: Services;

beforeAll(async () => {
  world = await createWorld(modules);
  places = await makePlaces(world);
  other = await createServices({ DATABASE_URL: world.appUrl, LOG_LEVEL: 'silent' }, modules, {
    now: () => world.services.now(),
  });
  here = createSessions(world.services);
  there = createSessions(other);
});
beforeEach(() => world.setNow('2026-11-23T08:00:00Z'));
afterAll(async () => {
  here.stop();
  there.stop();
  await other.close();
  await world.close();
});

/** Asks until the session is surely cached: the first reading never is. */
const warm = async (port: SessionPort, token: string) => {
  await port.actorOf(token, 'admin');
  return port.actorOf(token, 'admin');
};
async function staff() {
  const { account, grantId } = await makeStaffActor(world, { unitId: places.county.id });
  const { token } = await makeSession(world, account.id);
  return { account, grantId, token };
}

describe('who holds a session', () => {
  it('grants count only in the admin app and only after the second factor', async () => {
    const { account, token } = await staff();
    expect((await here.actorOf(token, 'admin'))?.grants).toHaveLength(1);
    const waiting = await makeSession(world, account.id, 'admin', { secondFactor: false });
    expect((await here.actorOf(waiting.token, 'admin'))?.grants).toEqual([]);
    const phone = await makeSession(world, account.id, 'volunteer', { secondFactor: true });
    expect((await here.actorOf(phone.token, 'volunteer'))?.grants).toEqual([]);
  });

  it('a token of one app is worth nothing in the other, cached or not', async () => {
    const { token } = await staff();
    expect(await here.actorOf(token, 'volunteer')).toBeNull();
    await warm(here, token);
    expect(await here.actorOf(token, 'volunteer')).toBeNull();
  });

  it('made-up tokens are nobody, and malformed ones never reach the database', async () => {
    expect(await here.actorOf('A'.repeat(43), 'admin')).toBeNull();
    expect(
      await countStatements(world, async () => {
        for (const token of ['', "' or 1=1", '长'.repeat(50_000)]) await here.actorOf(token, 'admin');
      }),
    ).toBe(0);
  });

  it('is read once by one statement, then kept for seconds', async () => {
    const { token } = await staff();
    expect(await countStatements(world, () => here.actorOf(token, 'admin'))).toBe(1);
    await here.actorOf(token, 'admin');
    expect(
      await countStatements(world, async () => {
        for (let i = 0; i < 20; i += 1) await here.actorOf(token, 'admin');
      }),
    ).toBe(0);
  });

  it('ends at its hour, however fresh the cache', async () => {
    const { account } = await staff();
    const { token } = await makeSession(world, account.id, 'admin', { days: 0.5 });
    expect(await warm(here, token)).not.toBeNull();
    world.setNow('2026-11-23T20:00:00Z');
    expect(await here.actorOf(token, 'admin')).toBeNull();
  });

  it('signing out ends it at once in this process and, by the news, in the other', async () => {
    const { token } = await staff();
    await warm(there, token);
    const actor = await warm(here, token);
    await runUseCase(world.context(actor), signOut, {});
    expect(await here.actorOf(token, 'admin')).toBeNull();
    await expect.poll(() => there.actorOf(token, 'admin'), { timeout: 2000, interval: 20 }).toBeNull();
  });
});

describe('where she is signed in', () => {
  interface Line {
    id: string;
    app: string;
    browser: string | null;
    address: string | null;
    lastSeenAt: string;
    current: boolean;
  }
  const listOf = async (actor: Actor | null): Promise<Line[]> =>
    (
      await world.graph<{ mySessions: { edges: { node: Line }[] } }>(
        actor,
        '{ mySessions(first: 50) { edges { node { id app browser address lastSeenAt current } } } }',
      )
    ).data?.mySessions.edges.map((edge) => edge.node) ?? [];

  it('shows her own open sessions of both apps, this one marked; of others nothing', async () => {
    const { account, token } = await staff();
    const phone = await makeSession(world, account.id, 'volunteer');
    const her = await here.actorOf(token, 'admin');
    const list = await listOf(her);
    expect(list.map((one) => one.app).toSorted()).toEqual(['admin', 'admin', 'volunteer']);
    expect(list.filter((one) => one.current).map((one) => one.id)).toEqual([her?.sessionId]);
    expect(await listOf(null)).toEqual([]);
    const other = await here.actorOf((await staff()).token, 'admin');
    expect(codesOf(await runUseCase(world.context(other), endSession, { id: her?.sessionId }))).toEqual(['NOT_FOUND']);
    const [mine] = list.filter((one) => !one.current);
    await warm(there, token);
    expect(codesOf(await runUseCase(world.context(her), endSession, { id: mine?.id }))).toEqual([]);
    expect(await here.actorOf(phone.token, 'volunteer')).toBeNull();
    expect(await listOf(her)).toHaveLength(2);
    expect(codesOf(await runUseCase(world.context(her), endSession, { id: mine?.id }))).toEqual(['NOT_FOUND']);
  });

  it('signing out everywhere ends all of them at once in both processes; this one stays when she says so', async () => {
    const { account, token } = await staff();
    const tokens = await Promise.all([1, 2, 3].map(async () => (await makeSession(world, account.id)).token));
    for (const one of [token, ...tokens]) for (const port of [here, there]) await warm(port, one);
    const her = await here.actorOf(token, 'admin');
    await runUseCase(world.context(her), signOutEverywhere, { keepThis: true });
    expect(await here.actorOf(token, 'admin')).not.toBeNull();
    for (const one of tokens) {
      expect(await here.actorOf(one, 'admin')).toBeNull();
      await expect.poll(() => there.actorOf(one, 'admin'), { timeout: 2000, interval: 20 }).toBeNull();
    }
    await runUseCase(world.context(her), signOutEverywhere, { keepThis: false });
    expect(await here.actorOf(token, 'admin')).toBeNull();
  });

  it('notes that a session is in use, not oftener than every five minutes', async () => {
    const { account } = await staff();
    const { token } = await makeSession(world, account.id);
    const seen = async () =>
      (
        await world.services.read.rows(sql`select last_seen_at as at from session where token_hash = ${sha256(token)}`)
      )[0]?.['at'];
    const [before] = [await seen()];
    world.setNow('2027-01-23T08:00:00Z');
    await world.services.read.rows(
      sql`update session set expires_at = '2027-02-01' where token_hash = ${sha256(token)}`,
    );
    await here.actorOf(token, 'admin');
    const after = await seen();
    expect(after).not.toBe(before);
    world.setNow('2027-01-23T08:04:59Z');
    await here.actorOf(token, 'admin');
    expect(await seen()).toBe(after);
  });

  it('names devices in words people know, and addresses without a place', () => {
    expect(deviceOf('Mozilla/5.0 (Linux; Android 8.0) Chrome/86 MicroMessenger/8.0')).toEqual({
      browser: 'WeChat',
      system: 'Android',
    });
    expect(deviceOf('Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120')).toEqual({
      browser: 'Edge',
      system: 'Windows',
    });
    expect(deviceOf('curl')).toEqual({ browser: null, system: null });
    expect(maskAddress('203.0.113.77/32')).toBe('203.0.*.*');
    expect(maskAddress('2001:db8:1:2::5')).toBe('2001:db8:*');
    expect(maskAddress('::ffff:203.0.113.77')).toBe('203.0.*.*');
    expect(maskAddress(null)).toBeNull();
  });
});

describe('grants in force', () => {
  it('a grant that is revoked ends access at once in this process and, by the news, in the other', async () => {
    const { token, grantId } = await staff();
    const boss = (await makeStaffActor(world, { unitId: places.city.id, role: 'SECURITY_ADMIN' })).actor;
    await warm(here, token);
    await warm(there, token);
    await runUseCase(world.context(boss), revokeGrant, { id: grantId, reason: '调离岗位' });
    expect((await here.actorOf(token, 'admin'))?.grants).toEqual([]);
    await expect
      .poll(async () => (await there.actorOf(token, 'admin'))?.grants, { timeout: 2000, interval: 20 })
      .toEqual([]);
  });

  it('a term begins and ends by itself, however fresh the cache', async () => {
    const account = await makeAccount(world);
    await makeGrant(world, {
      accountId: account.id,
      unitId: places.county.id,
      validFrom: '2026-11-23T09:00:00Z',
      validTo: '2026-11-23T10:00:00Z',
    });
    const { token } = await makeSession(world, account.id);
    const grantsAt = async (iso: string) => {
      world.setNow(iso);
      return (await warm(here, token))?.grants.length;
    };
    expect(await grantsAt('2026-11-23T08:59:59Z')).toBe(0);
    expect(await grantsAt('2026-11-23T09:00:00Z')).toBe(1);
    expect(await grantsAt('2026-11-23T09:59:59Z')).toBe(1);
    expect(await grantsAt('2026-11-23T10:00:00Z')).toBe(0);
  });

  it('deny wins over allow below the place it names', async () => {
    const { account, token } = await staff();
    await makeGrant(world, {
      accountId: account.id,
      unitId: places.village.id,
      action: 'volunteer.read',
      effect: 'DENY',
    });
    const actor = await here.actorOf(token, 'admin');
    expect(may(actor, 'volunteer.read', places.sister.path)).toBe(true);
    expect(may(actor, 'volunteer.read', places.village.path)).toBe(false);
    expect(may(actor, 'activity.read', places.village.path)).toBe(true);
  });

  it('a team is known by its id; a place that can grow is known by its path', async () => {
    const team = await makeTeam(world, { unit: places.village });
    const { account } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    await makeGrant(world, { accountId: account.id, unitId: places.village.id });
    const { token } = await makeSession(world, account.id);
    const grants = (await here.actorOf(token, 'admin'))?.grants ?? [];
    expect(grants.map((grant) => [grant.level, grant.unitIds])).toEqual([
      ['VILLAGE', null],
      ['TEAM', [team.id]],
    ]);
  });
});
