import { inject } from 'vitest';
import { makeGrant } from '../../src/modules/people/testing/people.make.ts';
import type { AppName } from '../../src/platform/access/actor.ts';
import { newToken, sha256 } from '../../src/platform/crypto/cipher.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { cookieName } from '../../src/platform/graphql/request-context.ts';
import { newId } from '../../src/platform/ids.ts';
import { createHttpWorld, type HttpWorld } from '../http/api.make.ts';
import { kindOf } from '../leak-walk/id-kinds.ts';
import { makeProvince } from '../leak-walk/province.ts';
import { type County, makeCounty } from '../leak-walk/two-counties.ts';
import { asker, type Judge, type Reader } from './asking.ts';
import type { Known } from './hostile-values.ts';
import { makeMoreRows } from './more-rows.ts';
import { namedValues } from './named-values.ts';
import type { Sound } from './sound-values.ts';
import { noteChanges } from './undo.ts';
import { wholeArguments } from './whole-arguments.ts';

export interface FuzzWorld {
  readonly http: HttpWorld;
  readonly here: County;
  readonly there: County;
  readonly sound: Sound;
  /** Whole argument lists by operation. */
  readonly wholes: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  readonly known: Known;
  readonly asker: ReturnType<typeof asker>;
  readonly readers: readonly Reader[];
  close(): Promise<void>;
}

export async function makeFuzzWorld(): Promise<FuzzWorld> {
  const http = await createHttpWorld();
  const { world } = http;
  world.setNow('2026-11-25T02:00:00Z');
  const here = await makeCounty(world, 3, '本县私');
  const there = await makeCounty(world, 5, '邻县密');
  const province = await makeProvince(world, '省里密');
  await mayRuleStars(world, province);
  const enter = async (account: string, app: AppName, secondFactor = true): Promise<Record<string, string>> => {
    const token = newToken();
    await world.services.read.rows(sql`insert into session (id, account_id, app, token_hash, second_factor, expires_at)
      values (${newId()}, ${account}, ${app}, ${sha256(token)}, ${app === 'admin' && secondFactor}, now() + interval '10 years')`);
    return { 'x-jinguo-app': app, cookie: `${cookieName(app, false)}=${token}` };
  };
  const more = await makeMoreRows(world, here);
  const readers = {
    nobody: { 'x-jinguo-app': 'volunteer' },
    'a volunteer': await enter(here.accounts.volunteer, 'volunteer'),
    'a coordinator': await enter(here.accounts.coordinator, 'admin'),
    staff: await enter(here.accounts.staff, 'admin'),
    'a security administrator': await enter(here.accounts.security, 'admin'),
    'the province’s administrator': await enter(province, 'admin'),
    'a newcomer': await enter(more.newcomer, 'admin'),
    'somebody at the door': await enter(here.accounts.staff, 'admin', false),
  };
  const failed = await world.services.read.rows<{ job: string; event: string; text: string }>(
    sql`select (select id::text from pgboss.job where state = 'failed' limit 1) as job, (select id::text from outbox_event where attempts > 0 limit 1) as event,
      (select id::text from sms_delivery where state = 'FAILED' limit 1) as text`,
  );
  const rows = {
    ...here.rows,
    job: failed.map(({ job }) => job),
    event: failed.map(({ event }) => event),
    text: failed.map(({ text }) => text),
  };
  const sound: Sound = { rows, named: await namedValues(http, here) };
  const wholes = await wholeArguments(http, here, more, readers.staff);
  const database = new URL(inject('superUrl'));
  database.pathname = new URL(world.ownerUrl).pathname;
  const undo = await noteChanges(database.href, there.villageCode.slice(0, 6));
  const known: Known = {
    foreign: (owner, name) => there.rows[kindOf(owner, name) ?? 'account'],
    ids: Object.values({ ...there.rows, ...here.rows })
      .flatMap((ids) => ids.slice(0, 1))
      .concat(there.ids),
    codes: [there.villageCode, there.joinCode, here.villageCode, here.joinCode, '000000'],
    cursors: [],
  };
  return {
    http,
    here,
    there,
    sound,
    wholes,
    known,
    readers: Object.entries(readers).map(([name, headers]) => ({ name, headers, rarely: rarely.has(name) })),
    asker: asker(http, undo, judgeOf(here, there)),
    async close() {
      await undo.close();
      await http.close();
    },
  };
}

/** What stars ask for is for whoever holds that right at the top. */
async function mayRuleStars(world: HttpWorld['world'], accountId: string): Promise<void> {
  const [top] = await world.services.read.rows<{ id: string }>(
    sql`select id from unit where level = 'PROVINCE' limit 1`,
  );
  await makeGrant(world, { accountId, unitId: top?.id ?? '', action: 'star.policy' });
}

const rarely = new Set(['the province’s administrator', 'a newcomer', 'somebody at the door']);

/** What is counted or noted though a request is refused: guesses, codes tried, scans that did not count. */
const counted = new Set(['account', 'rate_count', 'unknown_phone', 'sms_code', 'registration_confirmation', 'scan']);
/** Whoever asks to see her own or somebody's whole number is shown it, on record. */
const showsNumbers = /^(revealNumber|revealOnTheDay|takeCopy|copyOnPaper)$/;
/** Anybody may say she lives in a village or ask to join a team, wherever it is; a team's coordinator says so for another. */
const anywhere = /^(register|registerFor|requestMembership)$/;

function judgeOf(here: County, there: County): Judge {
  const foreign = there.secrets.join('|');
  const numbers = here.secrets.slice(1).join('|');
  const all = new RegExp(`${foreign}|${numbers}`, 'gu');
  const less = new RegExp(foreign, 'gu');
  return {
    forbidden: (operation, reader) =>
      reader === 'the province’s administrator' ? null : showsNumbers.test(operation) ? less : all,
    mayChange({ operation, reader, outcome }, { table, kind, watched }) {
      if (operation.kind === 'query' || outcome !== 'accepted') return counted.has(table) && !watched;
      return (
        !watched || reader === 'the province’s administrator' || (kind === 'INSERT' && anywhere.test(operation.name))
      );
    },
  };
}
