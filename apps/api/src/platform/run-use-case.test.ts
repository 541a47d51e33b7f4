import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { raw, sql } from './database/sql.ts';
import { newId } from './ids.ts';
import { refuse } from './refusal.ts';
import { runUseCase } from './run-use-case.ts';
import { createWorld, type World } from './testing/world.ts';
import { text } from './text/input-text.ts';
import { anonymousUseCase, useCase } from './use-case.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());

const unitRow = (
  id: string,
  path: string,
  name: string,
) => sql`insert into unit (id, path, kind, level, name, short_name, county_code, issuing_basis)
  values (${id}, ${path}, 'FEDERATION', 'COUNTY', ${name}, ${name}, '370303', 'NONE')`;
let next = 1;

const Input = z.object({ name: text(10), then: z.enum(['commit', 'refuse', 'throw']).default('commit') });
const makeUnit = anonymousUseCase({
  name: 'test.make-unit',
  label: '试',
  input: Input,
  constraints: { unit_path_key: { code: 'NAME_TAKEN', field: 'name' } },
  async run(tx, { name, then }) {
    const id = newId();
    await tx.sql(unitRow(id, then === 'commit' && name === '同路' ? '777.' : `${++next}.`, name));
    tx.about({ entityType: 'Unit', entityId: id, unitId: id, countyCode: '370303' });
    tx.publish({ type: 'test.made', payload: { id } });
    if (then === 'refuse') return refuse('NAME_TAKEN', { field: 'name' });
    if (then === 'throw') throw new Error('surprise');
    return { id };
  },
});
const count = async (table: 'unit' | 'outbox_event' | 'audit_entry', where = 'true'): Promise<number> =>
  (
    await world.services.read.rows<{ n: number }>(sql`select count(*)::int as n from ${raw(table)} where ${raw(where)}`)
  )[0]?.n ?? -1;

describe('a use case in its one transaction', () => {
  it('commits the change, its audit entry and its event together', async () => {
    const done = await runUseCase(world.context(null), makeUnit, { name: '甲乡妇联' });
    expect(done).toHaveProperty('id');
    expect(await count('unit', `name = '甲乡妇联'`)).toBe(1);
    expect(await count('outbox_event', `type = 'test.made'`)).toBe(1);
    expect(await count('audit_entry', `outcome = 'DONE'`)).toBe(1);
  });

  it('leaves nothing behind a refusal but the note that it was refused', async () => {
    const before = await count('outbox_event');
    expect(await runUseCase(world.context(null), makeUnit, { name: '乙乡妇联', then: 'refuse' })).toMatchObject({
      reasons: [{ code: 'NAME_TAKEN' }],
    });
    expect(await count('unit', `name = '乙乡妇联'`)).toBe(0);
    expect(await count('outbox_event')).toBe(before);
    expect(await count('audit_entry', `outcome = 'REFUSED' and reasons @> '[{"code":"NAME_TAKEN"}]'`)).toBe(1);
  });

  it('leaves nothing behind a surprise', async () => {
    await expect(runUseCase(world.context(null), makeUnit, { name: '丙乡妇联', then: 'throw' })).rejects.toThrow(
      'surprise',
    );
    expect(await count('unit', `name = '丙乡妇联'`)).toBe(0);
  });

  it('refuses hostile input with every reason before anything starts', async () => {
    const before = await count('audit_entry');
    expect(await runUseCase(world.context(null), makeUnit, { name: 'x'.repeat(100_000), then: 'sing' })).toMatchObject({
      reasons: [
        { code: 'TOO_LONG', field: 'name' },
        { code: 'INVALID_INPUT', field: 'then' },
      ],
    });
    expect(await count('audit_entry')).toBe(before);
  });

  it('turns a broken constraint into the reason written for it, for all but one of 50 at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, () => runUseCase(world.context(null), makeUnit, { name: '同路' })),
    );
    expect(all.filter((one) => 'id' in one)).toHaveLength(1);
    expect(all.filter((one) => 'reasons' in one && one.reasons[0]?.code === 'NAME_TAKEN')).toHaveLength(49);
  });

  it('asks a stranger to sign in where a person is needed', async () => {
    const mine = useCase({ name: 'test.mine', label: '试', input: z.object({}), run: async () => ({ ok: true }) });
    expect(await runUseCase(world.context(null), mine, {})).toMatchObject({ reasons: [{ code: 'NOT_SIGNED_IN' }] });
  });

  it('says that it is busy to whoever loses against others each time, and nothing is done', async () => {
    const loser = anonymousUseCase({
      name: 'test.loser',
      label: '试',
      input: z.object({}),
      run: async (tx) => {
        await tx.sql(sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`);
        return { ok: true };
      },
    });
    expect(await runUseCase(world.context(null), loser, {})).toMatchObject({ reasons: [{ code: 'BUSY' }] });
  });

  it('tries again when two lock each other', async () => {
    const [a, b] = [newId(), newId()];
    await runUseCase(world.context(null), pair, { first: a, second: b, make: true });
    const both = await Promise.all([
      runUseCase(world.context(null), pair, { first: a, second: b, make: false }),
      runUseCase(world.context(null), pair, { first: b, second: a, make: false }),
    ]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
  });
});

const pair = anonymousUseCase({
  name: 'test.pair',
  label: '试',
  input: z.object({ first: z.string(), second: z.string(), make: z.boolean() }),
  async run(tx, { first, second, make }) {
    tx.about({ entityType: 'Unit', entityId: first, unitId: null, countyCode: null });
    for (const id of [first, second]) {
      if (make) await tx.sql(unitRow(id, `${++next + 5000}.`, '成对'));
      else
        await tx.sql(
          sql`update unit set short_name = ${id}, version = version + (select count(*)::int from pg_sleep(0.2)) where id = ${id}`,
        );
    }
    return { ok: true };
  },
});

describe('append-only tables', () => {
  it('refuse the application’s role by privilege and the owner by trigger', async () => {
    await expect(world.services.read.rows(sql`update audit_entry set action = 'x'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(world.services.read.rows(sql`delete from ledger_entry`)).rejects.toThrow(/permission denied/);
    const { default: pg } = await import('pg');
    const owner = new pg.Client({ connectionString: world.ownerUrl });
    await owner.connect();
    await expect(owner.query(`update audit_entry set action = 'x'`)).rejects.toThrow(/append-only/);
    await expect(owner.query('truncate audit_entry')).rejects.toThrow(/append-only/);
    await owner.end();
  });
});
