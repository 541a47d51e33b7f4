import { digestOf, proveCertificate, readSheet, readToken } from '@jinguo/schema/certificate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { actorOf, makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import {
  clerkWords,
  codesOf,
  letCountyIssue,
  makeApproved,
  makeIssued,
  makeRequest,
  makeServed,
  wish,
} from '../testing/certificate.make.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';
import { issueCertificate } from './issue-certificate.ts';
import { reissueCertificate } from './reissue-certificate.ts';
import { requestCertificate } from './request-certificate.ts';
import { returnRequest } from './return-request.ts';
import { revokeCertificate } from './revoke-certificate.ts';
import { withdrawRequest } from './withdraw-request.ts';

let world: World;
let tree: HoursTree;
let clerk: Actor;
beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  await letCountyIssue(world, tree);
  clerk = (await makeStaffActor(world, { unitId: tree.county.id, name: '演示·经办' })).actor;
});
afterAll(() => world.close());

const ask = (her: Actor, unitId: string, more: object = {}) =>
  runUseCase(world.context(her), requestCertificate, { ...wish(unitId), ...more });
const issue = (by: Actor, id: string, more: object = {}) =>
  runUseCase(world.context(by), issueCertificate, { id, version: 1, ...clerkWords, ...more });
const rowOf = async (id: string) => {
  const [row] = await world.services.read.rows<Record<string, unknown>>(
    sql`select * from certificate where id = ${id}`,
  );
  return row ?? {};
};
const issuedFor = async (services = 1) => {
  const { volunteer, her } = await makeServed(world, tree, services);
  return { volunteer, her, id: await makeIssued(world, { her, clerk, unitId: tree.county.id }) };
};

describe('AT-3: who may issue', () => {
  it('AT-3: a team with no basis of its own cannot issue, nor can a village without one', async () => {
    const { her } = await makeServed(world, tree);
    for (const unit of [tree.team, tree.village])
      expect(codesOf(await ask(her, unit.id))).toEqual(['NOT_ISSUING_BODY']);
  });

  it('AT-3: its parent can, and only for hours that it or units beneath it organised', async () => {
    const { volunteer, her } = await makeServed(world, tree, 2);
    await makeApproved(world, tree, { volunteer, unit: tree.neighbourTeam });
    const id = await makeIssued(world, { her, clerk, unitId: tree.county.id });
    expect(await rowOf(id)).toMatchObject({ services: 2, minutes: 240, issuer: tree.county.name });
    await world.services.read.rows(
      sql`update unit set issuing_basis = 'ACTIVITY_HOST' where id = ${tree.neighbour.id}`,
    );
    const neighbour = await ask((await makeServed(world, tree)).her, tree.neighbour.id);
    expect(codesOf(neighbour)).toEqual(['NOTHING_FINAL']);
  });

  it('a body that lost its ground meanwhile issues nothing more', async () => {
    const { her } = await makeServed(world, tree);
    const id = await makeRequest(world, her, tree.county.id);
    await world.services.read.rows(sql`update unit set issuing_basis = 'NONE' where id = ${tree.county.id}`);
    expect(codesOf(await issue(clerk, id))).toEqual(['NOT_ISSUING_BODY']);
    await letCountyIssue(world, tree);
    expect(codesOf(await issue(clerk, id))).toEqual([]);
  });
});

describe('asking for one', () => {
  it('what is not approved cannot be certified, and nothing can be when nothing is', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    await makeRecord(world, tree, { volunteer });
    const her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
    expect(codesOf(await ask(her, tree.county.id))).toEqual(['NOTHING_FINAL']);
    await makeApproved(world, tree, { volunteer });
    expect(await rowOf(await makeIssued(world, { her, clerk, unitId: tree.county.id }))).toMatchObject({ services: 1 });
  });

  it('a period turned round or not over yet is refused, and so is a second request while one waits', async () => {
    const { her } = await makeServed(world, tree);
    expect(codesOf(await ask(her, tree.county.id, { from: '2026-11-21' }))).toEqual(['END_BEFORE_START']);
    expect(codesOf(await ask(her, tree.county.id, { to: '2126-01-01' }))).toEqual(['PERIOD_NOT_OVER']);
    expect(codesOf(await ask(her, tree.county.id, { from: '2026-02-30' }))).toEqual(['INVALID_DATE']);
    const both = await Promise.all([ask(her, tree.county.id), ask(her, tree.county.id)]);
    expect(both.flatMap(codesOf)).toEqual(['CERTIFICATE_WAITING']);
  });

  it('withdrawn or returned it can be asked for again; a stranger withdraws nothing', async () => {
    const { her } = await makeServed(world, tree);
    const id = await makeRequest(world, her, tree.county.id);
    const stranger = (await makeServed(world, tree)).her;
    expect(codesOf(await runUseCase(world.context(stranger), withdrawRequest, { id }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await runUseCase(world.context(her), withdrawRequest, { id }))).toEqual([]);
    expect(codesOf(await issue(clerk, id, { version: 2 }))).toEqual(['WRONG_STATE']);
    const again = await makeRequest(world, her, tree.county.id);
    const back = { id: again, version: 1, reason: '演示·请核对起止日期' };
    expect(codesOf(await runUseCase(world.context(clerk), returnRequest, back))).toEqual([]);
    expect(codesOf(await runUseCase(world.context(clerk), returnRequest, back))).toEqual(['WRONG_STATE']);
    await makeRequest(world, her, tree.county.id);
  });
});

describe('issuing', () => {
  it('needs the right at the issuing unit: a neighbour sees nothing, a coordinator of the team neither', async () => {
    const { her } = await makeServed(world, tree);
    const id = await makeRequest(world, her, tree.county.id);
    const neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
    const coordinator = (await makeStaffActor(world, { unitId: tree.county.id, role: 'COORDINATOR' })).actor;
    for (const other of [neighbour, coordinator]) expect(codesOf(await issue(other, id))).toEqual(['NOT_FOUND']);
  });

  it('nobody issues or revokes her own', async () => {
    const { volunteer, her } = await makeServed(world, tree);
    const herself: Actor = { ...clerk, accountId: volunteer.accountId ?? '' };
    const id = await makeRequest(world, her, tree.county.id);
    expect(codesOf(await issue(herself, id))).toEqual(['OWN_CERTIFICATE']);
    expect(codesOf(await issue(clerk, id))).toEqual([]);
    const [made] = await world.services.read.rows<{ id: string }>(
      sql`select id from certificate where request_id = ${id}`,
    );
    const revoke = { id: made?.id, version: 1, reason: '演示·自己撤销' };
    expect(codesOf(await runUseCase(world.context(herself), revokeCertificate, revoke))).toEqual(['OWN_CERTIFICATE']);
  });

  it('of two clerks at once one issues; the other hears that it is done', async () => {
    const { her } = await makeServed(world, tree);
    const id = await makeRequest(world, her, tree.county.id);
    const both = await Promise.all([issue(clerk, id), issue(clerk, id)]);
    expect(both.flatMap(codesOf)).toEqual(['WRONG_STATE']);
  });

  it('what is signed is what it says: the token proves by the published key, and the digest is of its sheet', async () => {
    const { id } = await issuedFor(2);
    const row = await rowOf(id);
    const token = tokenOf(row);
    const proof = proveCertificate(token, await published());
    expect(proof).toMatchObject({ verdict: 'GENUINE', payload: { number: row['number'], minutes: 240, services: 2 } });
    expect(proof.payload?.digest).toBe(digestOf(String(row['sheet'])));
    expect(readSheet(String(row['sheet']))).toMatchObject({
      name: '演示·王小丽',
      personInCharge: '演示·主席',
      handledBy: '演示·经办',
    });
  });

  it('she is shown as she chose: masked or not at all, her ID number masked or not there', async () => {
    const { her, volunteer } = await makeServed(world, tree);
    const more = { nameShown: 'NONE', showsNumber: false };
    const hidden = await rowOf(await makeIssued(world, { her, clerk, unitId: tree.county.id }, more));
    const [own] = await world.services.read.rows<{ number: string }>(
      sql`select number from volunteer where id = ${volunteer.id}`,
    );
    for (const secret of ['王小丽', volunteer.idNumber, own?.number ?? '-'])
      expect(`${hidden['payload']}${hidden['sheet']}`).not.toContain(secret);
    const masked = { nameShown: 'MASKED', showsIdNumber: true };
    const shown = await rowOf(await makeIssued(world, { her, clerk, unitId: tree.county.id }, masked));
    expect(shown['payload']).toContain(`${volunteer.idNumber.slice(0, 6)}********${volunteer.idNumber.slice(-4)}`);
    expect(`${shown['payload']}${shown['sheet']}`).not.toContain('演示·王小丽');
  });

  it('a sealed service reads 专业服务, without name, type or place', async () => {
    const { volunteer, her } = await makeServed(world, tree, 0);
    await makeApproved(world, tree, { volunteer, privacyClass: 'P4', title: '演示·心理咨询' });
    const row = await rowOf(await makeIssued(world, { her, clerk, unitId: tree.county.id }));
    expect(readSheet(String(row['sheet'])).services).toEqual([[expect.any(String), '专业服务', '', 120]]);
    expect(row['sheet']).not.toMatch(/心理咨询|打扫卫生|演示村广场/);
  });

  it('the log tells that it was issued and nothing of what it says', async () => {
    const { id } = await issuedFor();
    const [entry] = await world.services.read.rows<{ changes: object }>(
      sql`select changes from audit_entry where entity_id = ${id}`,
    );
    const row = await rowOf(id);
    const text = JSON.stringify(entry?.changes);
    expect(text).toContain('"minutes":120');
    for (const secret of ['王小丽', String(row['code'])]) expect(text).not.toContain(secret);
  });
});

describe('numbers', () => {
  it('run on without a gap and without a pair when two hundred are issued at once, and a refused one leaves none', async () => {
    const unit = tree.neighbour;
    await world.services.read.rows(sql`update unit set issuing_basis = 'ACTIVITY_HOST' where id = ${unit.id}`);
    const { volunteer, her } = await makeServed(world, tree, 0);
    await makeApproved(world, tree, { volunteer, unit: tree.neighbourTeam });
    const first = await makeRequest(world, her, unit.id);
    const ids = [first];
    for (let n = 1; n < 200; n += 1) {
      const other = await makeServed(world, tree, 0, `演示·并发${n}`);
      await makeApproved(world, tree, { volunteer: other.volunteer, unit: tree.neighbourTeam });
      ids.push(await makeRequest(world, other.her, unit.id));
    }
    const staff = (await makeStaffActor(world, { unitId: unit.id })).actor;
    const refused = issue(staff, ids[0] ?? '', { version: 9 });
    const made = await Promise.all([refused, ...ids.map((id) => issue(staff, id))]);
    expect(made.flatMap(codesOf).length).toBeLessThanOrEqual(1);
    const rows = await world.services.read.rows<{ sequence: number; number: string; code: string }>(
      sql`select sequence, number, code from certificate where unit_id = ${unit.id} order by sequence`,
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: rows.length }, (_, n) => n + 1));
    expect(rows.length).toBeGreaterThanOrEqual(199);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    expect(rows[0]?.number).toMatch(/^JG370304001-\d{4}-00001$/);
  }, 120_000);
});

describe('what was issued', () => {
  it('never changes: no column of it, by nobody; only where it stands', async () => {
    const { id } = await issuedFor();
    for (const change of ['minutes = 9999', `payload = 'x'`, `sheet = '[]'`, `number = 'JG1'`, `issuer = '别处'`])
      await expect(
        world.services.read.pool.query(`update certificate set ${change} where id = '${id}'`),
      ).rejects.toMatchObject({ code: '42501' });
    await expect(world.services.read.pool.query(`delete from certificate where id = '${id}'`)).rejects.toThrow();
  });

  it('a later total leaves it as it was; issued anew the old one is superseded and the new one says the new total', async () => {
    const { volunteer, id } = await issuedFor();
    await makeApproved(world, tree, { volunteer });
    expect(await rowOf(id)).toMatchObject({ minutes: 120, state: 'VALID' });
    const input = { id, version: 1, reason: '演示·补上新的时长', ...clerkWords };
    const made = await runUseCase(world.context(clerk), reissueCertificate, input);
    const newer = await rowOf((made as { id: string }).id);
    expect(newer).toMatchObject({ minutes: 240, revision: 2, supersedes_id: id, state: 'VALID' });
    expect(await rowOf(id)).toMatchObject({ minutes: 120, state: 'SUPERSEDED', state_by: clerk.accountId });
    expect(codesOf(await runUseCase(world.context(clerk), reissueCertificate, input))).toEqual(['WRONG_STATE']);
  });

  it('revoking leaves who, why and when, and happens once', async () => {
    const { id } = await issuedFor();
    const input = { id, version: 1, reason: '演示·记录有误' };
    const both = await Promise.all([1, 2].map(() => runUseCase(world.context(clerk), revokeCertificate, input)));
    expect(both.flatMap(codesOf)).toEqual(['WRONG_STATE']);
    expect(await rowOf(id)).toMatchObject({
      state: 'REVOKED',
      state_by: clerk.accountId,
      state_reason: '演示·记录有误',
    });
  });
});

describe('keys', () => {
  it('a new key retires the one before, whose certificates still prove; a withdrawn one signs nothing and is told', async () => {
    const before = await issuedFor();
    const { services } = world;
    const old = services.env.certificateKey;
    const { signingKey } = await import('../../../platform/crypto/signing-key.ts');
    Object.assign(services.env, { certificateKey: signingKey(Buffer.alloc(32, 7), 'sm2') });
    const after = await issuedFor();
    const keys = await published();
    expect(keys.map(({ algorithm }) => algorithm).sort()).toEqual(['ed25519', 'sm2']);
    for (const { id } of [before, after])
      expect(proveCertificate(tokenOf(await rowOf(id)), keys)).toMatchObject({ verdict: 'GENUINE' });
    const retired = await services.read.rows(sql`select id from certificate_key where retired_at is not null`);
    expect(retired).toEqual([{ id: old?.id }]);
    await services.read.rows(
      sql`update certificate_key set revoked_at = now(), revoke_reason = '演示·泄露' where algorithm = 'sm2'`,
    );
    expect(proveCertificate(tokenOf(await rowOf(after.id)), await published())).toMatchObject({
      verdict: 'KEY_REVOKED',
    });
    const { her } = await makeServed(world, tree);
    expect(codesOf(await issue(clerk, await makeRequest(world, her, tree.county.id)))).toEqual(['NO_SIGNING_KEY']);
    Object.assign(services.env, { certificateKey: old });
  });
});

async function published() {
  const rows = await world.services.read.rows<{
    id: string;
    algorithm: 'ed25519' | 'sm2';
    spki: Buffer;
    revoked: boolean;
  }>(sql`select id, algorithm, public_key as spki, revoked_at is not null as revoked from certificate_key`);
  return rows;
}

function tokenOf(row: Record<string, unknown>): string {
  const base64 = (bytes: Buffer) => bytes.toString('base64url');
  const token = `JGZM1.${base64(Buffer.from(String(row['payload'])))}.${base64(row['signature'] as Buffer)}`;
  expect(typeof readToken(token)).toBe('object');
  return token;
}
