import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { may } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { loadActor } from '../session/load-actor.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeStaffActor, nextPhone } from '../testing/people.make.ts';
import { claimFirstAdministrator } from './claim-first-administrator.ts';
import { issueFirstAdministratorToken } from './issue-token.ts';
import { openFirstAdministrator } from './open-first-administrator.ts';

let world: World;
let places: MadePlaces;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
});
beforeEach(async () => {
  world.setNow('2026-11-23T08:00:00Z');
  await world.services.read.rows(sql`delete from access_grant`);
  await world.services.read.rows(sql`delete from first_administrator_token`);
});
afterAll(() => world.close());

async function issue(): Promise<string> {
  const issued = await issueFirstAdministratorToken(world.services);
  if (!issued) throw new Error('nothing was issued');
  return issued.token;
}
async function secretFor(token: string): Promise<string> {
  const open = await runUseCase(world.context(null), openFirstAdministrator, { token });
  return isRefusal(open) ? '' : open.secret;
}
const claim = async (token: string, more: Record<string, unknown> = {}, secret?: string) =>
  runUseCase(world.context(null), claimFirstAdministrator, {
    token,
    name: '演示·首位管理员',
    phone: nextPhone(),
    password: 'Di-yi-wei-1',
    code: generateSync({
      secret: secret || (await secretFor(token)) || 'A'.repeat(32),
      epoch: world.services.now().getTime() / 1000,
    }),
    ...more,
  });

describe('the first administrator', () => {
  it('makes her account with secrets of her own and may grant, found teams and appoint from the root down', async () => {
    const token = await issue();
    const claimed = await claim(token);
    expect(isRefusal(claimed)).toBe(false);
    const [session] = await world.services.read.rows<{ id: string }>(
      sql`select s.id from session s join access_grant g on g.account_id = s.account_id and g.name = 'SECURITY_ADMIN'`,
    );
    const loaded = await loadActor(
      (q) => world.services.read.rows(q),
      { sessionId: session?.id ?? '' },
      world.services.now(),
    );
    expect(loaded?.actor).toMatchObject({ unfinished: [], secondFactor: true, app: 'admin' });
    for (const action of ['grant.manage', 'coordinator.appoint', 'team.manage', 'account.read'] as const)
      expect(may(loaded?.actor ?? null, action, places.village.path), action).toBe(true);
    expect(codesOf(await claim(token))).toEqual(['LINK_INVALID']);
    expect(await issueFirstAdministratorToken(world.services)).toBeNull();
  });

  it('is one, however many come with the link at once', async () => {
    const token = await issue();
    const secret = await secretFor(token);
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => claim(token, {}, secret)));
    expect(outcomes.filter((one) => !isRefusal(one))).toHaveLength(1);
    const rows = await world.services.read.rows(sql`select distinct account_id from access_grant`);
    expect(rows).toHaveLength(1);
  });

  it('a link ends after a day, and when a newer one is made; nothing of it is stored but a digest', async () => {
    const token = await issue();
    const [row] = await world.services.read.rows<{ text: string }>(
      sql`select to_jsonb(t)::text as text from first_administrator_token t`,
    );
    expect(row?.text).not.toContain(token);
    const newer = await issue();
    expect(codesOf(await claim(token))).toEqual(['LINK_INVALID']);
    world.setNow('2026-11-24T08:00:01Z');
    expect(codesOf(await claim(newer))).toEqual(['LINK_INVALID']);
    expect(await secretFor(newer)).toBe('');
  });

  it('the link is worth nothing once somebody administers, and works again when nobody does any more', async () => {
    const token = await issue();
    const { grantId } = await makeStaffActor(world, { unitId: places.county.id });
    expect(codesOf(await claim(token))).toEqual(['ADMINISTRATOR_EXISTS']);
    await world.services.read.rows(sql`update access_grant set revoked_at = now() where id = ${grantId}`);
    expect(isRefusal(await claim(token))).toBe(false);
  });

  it('hears of everything that is wrong with her form at once; without a link nobody hears anything of it', async () => {
    const token = await issue();
    const wrong = { name: '演', phone: '123', password: '1', code: '000000' };
    expect(codesOf(await claim(token, wrong))).toEqual(['INVALID_PHONE', 'TOO_SHORT', 'WEAK_PASSWORD']);
    for (const bad of ['', 'x', "' or 1=1", 'A'.repeat(43)])
      expect(codesOf(await claim(bad, wrong))).toEqual(['LINK_INVALID']);
    expect(codesOf(await claim(token, { code: '000000' }))).toEqual(['WRONG_SECOND_FACTOR']);
    expect(await world.services.read.rows(sql`select 1 from access_grant`)).toEqual([]);
  });
});
