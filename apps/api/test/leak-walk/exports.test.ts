import { buffer } from 'node:stream/consumers';
import { ExportKind, hiddenByRuleWords, type Tongue } from '@jinguo/schema';
import { sheetHeads } from '@jinguo/schema/sheets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetOf } from '../../src/modules/export/export-work.ts';
import { exportSheets } from '../../src/modules/export/sheets.ts';
import type { Wanted } from '../../src/modules/export/wanted.ts';
import { modules } from '../../src/modules/modules.ts';
import { actorOf, makeAccount, makeFieldRule, makeGrant } from '../../src/modules/people/testing/people.make.ts';
import type { Actor } from '../../src/platform/access/actor.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { isRefusal } from '../../src/platform/refusal.ts';
import { readRows } from '../../src/platform/sheets/read-rows.ts';
import { createWorld, type World } from '../../src/platform/testing/world.ts';
import { type County, makeCounty } from './two-counties.ts';

let world: World;
let here: County;
let there: County;
beforeAll(async () => {
  world = await createWorld(modules);
  world.setNow('2026-11-25T02:00:00Z');
  here = await makeCounty(world, 3, '本县私');
  there = await makeCounty(world, 5, '邻县密');
});
afterAll(() => world.close());

const kinds = Object.values(ExportKind);
const wanted = (kind: ExportKind, of: County, more: Partial<Wanted> = {}): Wanted => ({
  kind,
  unitId: of.units.county,
  activityId: of.rows.activity[0] ?? '',
  ...more,
});
/** Heads, rows, and the line of totals. */
async function sheet(actor: Actor | null, order: Wanted, tongue: Tongue = 'zh'): Promise<string[][]> {
  const { bytes } = await sheetOf(world.context(actor), order, tongue);
  const rows = await readRows(await buffer(bytes), 10_000);
  if (isRefusal(rows)) throw new Error(JSON.stringify(rows.reasons));
  return rows.map(({ cells }) => cells.map((cell) => String(cell ?? '')));
}
const linesOf = async (...args: Parameters<typeof sheet>): Promise<string[][]> => (await sheet(...args)).slice(1, -1);
const told = async (...args: Parameters<typeof sheet>): Promise<string> => JSON.stringify(await sheet(...args));
const people = ['staff', 'coordinator', 'otherCoordinator', 'security', 'helper'] as const;

/** Filters that name a row of a county, by the kind that has them. */
const narrowed = ({ rows, units, word }: County): Wanted[] => [
  { kind: 'VOLUNTEERS', volunteers: { unitId: units.village } },
  { kind: 'ACTIVITIES', activities: { unitId: units.county } },
  { kind: 'RECORDS', records: { keyword: word } },
  { kind: 'CORRECTIONS', records: { unitId: units.county } },
  { kind: 'MEMBERSHIPS', memberships: { teamId: units.team } },
  { kind: 'SIGN_UPS', signUps: { activityId: rows.activity[0] ?? '' } },
  { kind: 'SCANS', scans: { activityId: rows.activity[0] ?? '' } },
  { kind: 'QUALIFICATIONS', qualifications: { unitId: units.county } },
  { kind: 'CONSENTS', consents: { unitId: units.county } },
  { kind: 'LEDGER', ledger: { accountId: rows.ledger[0] ?? '' } },
  { kind: 'ACCOUNTS', accounts: { unitId: units.county } },
  { kind: 'AUDIT', audit: { unitId: units.county } },
  { kind: 'REVEALS', reveals: { unitId: units.county } },
  { kind: 'COMPLAINTS', complaints: { unitId: units.county } },
];

describe('a sheet of each list, in a world of two counties alike', { timeout: 120_000 }, () => {
  it.each(kinds)('%s holds rows of whoever has the right there, and nothing of the other county', async (kind) => {
    const full = await Promise.all(
      people.map(async (who) => (await linesOf(await actorOf(world, there.accounts[who]), wanted(kind, there))).length),
    );
    expect(Math.max(...full)).toBeGreaterThan(0);
    for (const who of people) {
      const actor = await actorOf(world, here.accounts[who]);
      for (const order of [wanted(kind, here), wanted(kind, there)]) {
        const text = await told(actor, order);
        for (const secret of there.secrets) expect(text).not.toContain(secret);
      }
    }
  });

  it.each(kinds.filter((kind) => !['ROSTER', 'GRANTS', 'RIGHTS_REQUESTS'].includes(kind)))(
    '%s asked for by names and ids of the other county holds nobody; by her own, her own',
    async (kind) => {
      const orderOf = (county: County): Wanted => {
        const [order] = narrowed(county).filter((one) => one.kind === kind);
        if (!order) throw new Error(kind);
        return order;
      };
      const staff = await actorOf(world, here.accounts.staff);
      expect(await linesOf(staff, orderOf(there))).toEqual([]);
      expect((await linesOf(staff, orderOf(here))).length).toBeGreaterThan(0);
    },
  );

  it.each(kinds)('%s is empty without a grant, in the volunteers’ app and for nobody', async (kind) => {
    const herself = await actorOf(world, there.accounts.volunteer, 'volunteer');
    const staff = await actorOf(world, there.accounts.staff, 'volunteer');
    for (const actor of [herself, staff, null]) expect(await linesOf(actor, wanted(kind, there))).toEqual([]);
  });

  it('no sheet holds a whole number, a document, or an inner id', async () => {
    const staff = await actorOf(world, there.accounts.staff);
    for (const kind of kinds) {
      const text = await told(staff, wanted(kind, there));
      for (const whole of there.secrets.slice(1)) expect(text).not.toContain(whole);
      expect(text).not.toContain(`${there.word}证号`);
      expect(text).not.toMatch(/\/files\/|[0-9a-f]{8}-[0-9a-f]{4}-/);
    }
  });

  it('what she wrote in a request stays on its page: the archive has the matter, the term and the answer', async () => {
    const text = await told(await actorOf(world, there.accounts.staff), wanted('RIGHTS_REQUESTS', there));
    expect(text).toContain(`${there.word}答复`);
    expect(text).toContain('2026-12-20');
    for (const words of [`${there.word}请求`, `${there.word}新名`]) expect(text).not.toContain(words);
  });

  it('a text that begins like a formula is text', async () => {
    await world.services.read.rows(
      sql`update sign_up set cancel_reason = '=HYPERLINK("http://x")' where id = ${there.rows.signUp[0] ?? ''}`,
    );
    const text = await told(await actorOf(world, there.accounts.staff), wanted('SIGN_UPS', there));
    expect(text).toContain(`'=HYPERLINK`);
  });
});

const phoneKinds = kinds.filter((kind) => exportSheets[kind].columns.some(({ right }) => right?.endsWith('.phone')));

describe('fields a rule keeps from her', { timeout: 120_000 }, () => {
  it.each(phoneKinds)('%s of somebody who sees them nowhere has no such columns', async (kind) => {
    const [heads = [], ...rows] = await sheet(await actorOf(world, there.accounts.helper), wanted(kind, there));
    const rights: readonly string[] = exportSheets[kind].columns.flatMap(({ right, head }) =>
      right ? [sheetHeads[head].zh] : [],
    );
    expect(heads.filter((head) => rights.includes(head))).toEqual([]);
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toMatch(/\d{3}\*{4}\d{4}|\d{6}\*{8}/);
  });

  it.each(['SIGN_UPS', 'SCANS', 'LEDGER', 'CORRECTIONS', 'QUALIFICATIONS'] as const)(
    '%s of two counties says on the rows of the one that hides them that they are hidden',
    async (kind) => {
      const { id } = await makeAccount(world, { name: '演示·两县干部' });
      const rules: string[] = [];
      for (const county of [here, there]) await makeGrant(world, { accountId: id, unitId: county.units.county });
      for (const field of ['volunteer.phone', 'roster.phone', 'record.phone'] as const)
        rules.push(
          await makeFieldRule(world, {
            unitId: here.units.county,
            subject: 'STAFF',
            field,
            accountId: there.accounts.security,
          }),
        );
      const [heads = [], ...rows] = await sheet(await actorOf(world, id), wanted(kind, there));
      const at = heads.indexOf('手机号');
      const phones = (county: County): Set<string | undefined> =>
        new Set(rows.filter((row) => row.join().includes(county.word)).map((row) => row[at]));
      expect([...phones(here)]).toEqual([hiddenByRuleWords.zh]);
      for (const phone of phones(there)) expect(phone).toMatch(/^\d{3}\*{4}\d{4}$/);
      expect(phones(there).size).toBeGreaterThan(0);
      await world.services.read.rows(
        sql`update field_rule set lifted_at = now(), lifted_by = set_by, lift_reason = '收场' where id = any(${rules}::uuid[])`,
      );
    },
  );
});

/** Columns whose values are ours, not somebody's words. */
const closed = new Set(
  'gender availability state source scanKind method counted overdue signedUpBy purpose request secondFactor effect inherited right allows denied thingKind outcome app whichNumber whatFor toCorrect action paper'.split(
    ' ',
  ),
);

describe('the tongue of whoever asked', { timeout: 120_000 }, () => {
  it.each(kinds)('%s in English has no Chinese but what people wrote', async (kind) => {
    for (const who of ['staff', 'security'] as const) {
      const actor = await actorOf(world, there.accounts[who]);
      const [heads = [], ...rows] = await sheet(actor, wanted(kind, there), 'en');
      const columns = exportSheets[kind].columns;
      expect(heads).toEqual(columns.map(({ head }) => sheetHeads[head].en));
      expect(rows.at(-1)?.[0]).toBe(`Total: ${rows.length - 1}`);
      const chinese = rows
        .slice(0, -1)
        .flatMap((row) =>
          row.filter((cell, at) => closed.has(columns[at]?.head ?? '') && /\p{Script=Han}/u.test(cell)),
        );
      // The name of a paper that only this test has.
      expect(chinese.filter((cell) => cell !== '试用资格')).toEqual([]);
    }
  });

  it('a refusal and a change are told in it, too', async () => {
    const staff = await actorOf(world, there.accounts.staff);
    const why = async (tongue: Tongue) =>
      (await linesOf(staff, wanted('SCANS', there), tongue)).map((row) => row[10]).filter(Boolean);
    expect((await why('zh')).join()).toMatch(/\p{Script=Han}/u);
    expect((await why('en')).join()).toMatch(/^[^\p{Script=Han}]+$/u);
    const changes = (await linesOf(staff, wanted('AUDIT', there), 'en')).map((row) => row[8]).filter(Boolean);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.join()).toMatch(/[A-Z][a-z]+.* \(/);
  });
});

describe('sealed services (P4)', { timeout: 120_000 }, () => {
  it('stand in every sheet as 专业服务: neither what it was, nor where, nor what was written of it', async () => {
    const { rows } = world.services.read;
    const title = '演示·某家的调解';
    const mine = there.rows.activity;
    await rows(
      sql`update activity set privacy_class = 'P4', title = ${title}, place = ${title} where id = any(${mine}::uuid[])`,
    );
    await rows(
      sql`update service_record set privacy_class = 'P4', activity_name = ${title} where id = any(${there.rows.record}::uuid[])`,
    );
    const staff = await actorOf(world, there.accounts.staff);
    for (const kind of ['ACTIVITIES', 'ROSTER', 'SIGN_UPS', 'SCANS', 'RECORDS', 'LEDGER', 'CORRECTIONS'] as const) {
      const text = await told(staff, wanted(kind, there));
      expect(text).not.toContain(title);
      expect(text).toContain('专业服务');
      expect(await told(staff, wanted(kind, there), 'en')).toContain('Professional service');
    }
    expect(await told(staff, wanted('AUDIT', there))).not.toContain(title);
    const corrections = await told(staff, wanted('CORRECTIONS', there));
    for (const words of [`${there.word}更正`, `${there.word}意见`]) expect(corrections).not.toContain(words);
  });
});
