import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { syntheticIdNumber } from '../../modules/people/index.ts';
import type { Cipher } from '../../platform/crypto/cipher.ts';
import { maskPhone } from '../../platform/text/mask.ts';
import { type SearchColumns, searchColumns } from '../../platform/text/search.ts';
import type { Ahead } from './ahead.ts';
import type { CopyValue } from './copy.ts';
import { seedId } from './ids.ts';
import type { Place } from './places.ts';
import type { Scale } from './scale.ts';
import { nameOf } from './words.ts';

export const SEED_PASSWORD = 'Jinguo-seed-2026';
const NOTICE = '2026-11';
const BIRTHS = 18_000;
const birthOf = (v: number): string =>
  new Date(Date.UTC(1952, 0, 1) + ((v * 7) % BIRTHS) * 86_400_000).toISOString().slice(0, 10);
const phoneOf = (n: number): string => `1390${String(1_000_000 + n).padStart(7, '0')}`;

interface Maker {
  readonly client: pg.Client;
  readonly cipher: Cipher;
  readonly scale: Scale;
  readonly places: readonly Place[];
  readonly today: number;
}

const accountColumns = [
  'id',
  'display_name',
  'phone_cipher',
  'phone_index',
  'phone_masked',
  'password_hash',
  'created_at',
];

/** Volunteers with their accounts, consents and membership; two coordinators to each team. To be sent when all are made. */
export async function makePeople(maker: Maker, ahead: Ahead): Promise<void> {
  const { client, cipher, scale, places, today } = maker;
  const password = await hash(SEED_PASSWORD);
  await client.query(
    `insert into privacy_notice (version, title, body) values ($1, '个人信息处理告知书（演示）', '演示数据使用的告知书。') on conflict do nothing`,
    [NOTICE],
  );
  const sealed: Phone[] = [];
  const phoneAt = (v: number): Phone => {
    const phone = phoneOf(v);
    sealed[v] ??= { cipher: cipher.seal(phone), index: cipher.index('phone', phone), masked: maskPhone(phone) };
    return sealed[v];
  };
  const joined = (v: number): Date => new Date(today - (scale.days + 30 + (v % 300)) * 86_400_000 + v * 100);
  ahead.add(
    'account',
    accountColumns,
    (function* () {
      for (let v = 0; v < scale.volunteers; v += 1) {
        const phone = phoneAt(v);
        yield [seedId('account', v), nameOf(v), phone.cipher, phone.index, phone.masked, password, joined(v)];
      }
    })(),
  );
  ahead.add(
    'volunteer',
    volunteerColumns,
    volunteerRows(maker, phoneAt, joined, await reserveNumbers(client, scale.volunteers)),
  );
  ahead.add(
    'consent',
    ['id', 'volunteer_id', 'purpose', 'notice_version', 'given_at'],
    (function* () {
      for (let v = 0; v < scale.volunteers; v += 1) {
        yield [seedId('consent', v * 2), seedId('volunteer', v), 'PRIVACY_NOTICE', NOTICE, joined(v)];
        yield [seedId('consent', v * 2 + 1), seedId('volunteer', v), 'SENSITIVE_ID', NOTICE, joined(v)];
      }
    })(),
  );
  ahead.add(
    'membership',
    ['id', 'volunteer_id', 'team_id', 'county_code', 'state', 'requested_at', 'decided_by', 'decided_at'],
    (function* () {
      for (let v = 0; v < scale.volunteers; v += 1) {
        const place = placeOf(places, v);
        yield [
          seedId('membership', v),
          seedId('volunteer', v),
          place.teamId,
          place.village.slice(0, 6),
          'ACTIVE',
          joined(v),
          seedId('coordinator', place.index * 2),
          joined(v),
        ];
      }
    })(),
  );
  makeCoordinators(maker, password, ahead);
}

/** Volunteer numbers come from the database's own sequence; returns the first of so many. */
async function reserveNumbers(client: pg.Client, count: number): Promise<number> {
  const { rows } = await client.query<{ last: string }>(
    `select setval('volunteer_number', nextval('volunteer_number') + $1::bigint) as last`,
    [count],
  );
  return Number(rows[0]?.last) - count;
}

/** Each village in turn: as many volunteers in one as in another. */
export const placeOf = (places: readonly Place[], v: number): Place => {
  const place = places[v % places.length];
  if (!place) throw new Error('unreachable');
  return place;
};

const volunteerColumns = [
  'id',
  'account_id',
  'number',
  'unit_id',
  'county_code',
  'village_code',
  'name',
  'gender',
  'birth_date',
  'id_type',
  'id_number_cipher',
  'id_number_index',
  'phone_cipher',
  'phone_index',
  'phone_masked',
  'state',
  'source',
  'confirmed_at',
  'availability',
  'search_text',
  'search_grams',
  'created_at',
];

interface Phone {
  readonly cipher: string;
  readonly index: Buffer;
  readonly masked: string;
}

function* volunteerRows(
  { cipher, places, scale }: Maker,
  phoneAt: (v: number) => Phone,
  joined: (v: number) => Date,
  firstNumber: number,
): Iterable<readonly CopyValue[]> {
  const names = new Map<string, SearchColumns>();
  for (let v = 0; v < scale.volunteers; v += 1) {
    const phone = phoneAt(v);
    const place = placeOf(places, v);
    const name = nameOf(v);
    const search = names.get(name) ?? searchColumns(name);
    names.set(name, search);
    const female = v % 12 !== 0;
    const birth = birthOf(v);
    // The number within a birthday keeps people apart, also from those of the demo and of tests.
    const number = syntheticIdNumber(
      place.village.slice(0, 6),
      birth,
      400 + Math.floor(v / BIRTHS),
      female ? 'FEMALE' : 'MALE',
    );
    yield [
      seedId('volunteer', v),
      seedId('account', v),
      `${place.village.slice(0, 6)}-${String(firstNumber + v).padStart(7, '0')}`,
      place.unitId,
      place.village.slice(0, 6),
      place.village,
      name,
      female ? 'FEMALE' : 'MALE',
      birth,
      'RESIDENT_ID',
      cipher.seal(number),
      cipher.index('id-number', number),
      phone.cipher,
      phone.index,
      phone.masked,
      'ACTIVE',
      'SELF',
      joined(v),
      ['ANYTIME'],
      search.searchText,
      search.searchGrams,
      joined(v),
    ];
  }
}

function makeCoordinators({ cipher, scale, places, today }: Maker, password: string, ahead: Ahead): void {
  const since = new Date(today - (scale.days + 400) * 86_400_000);
  ahead.add(
    'account',
    [...accountColumns, 'totp_cipher'],
    (function* () {
      for (let n = 0; n < scale.teams * 2; n += 1) {
        const phone = phoneOf(5_000_000 + n);
        const secret = createHash('sha256')
          .update(`seed${n}`)
          .digest('hex')
          .slice(0, 32)
          .toUpperCase()
          .replace(/[0189]/g, 'A');
        yield [
          seedId('coordinator', n),
          nameOf(n * 31),
          cipher.seal(phone),
          cipher.index('phone', phone),
          maskPhone(phone),
          password,
          since,
          cipher.seal(secret),
        ];
      }
    })(),
  );
  ahead.add(
    'access_grant',
    ['id', 'account_id', 'unit_id', 'county_code', 'kind', 'name', 'valid_from', 'reason', 'created_at'],
    (function* () {
      for (let n = 0; n < scale.teams * 2; n += 1) {
        const place = places[n >> 1];
        if (place)
          yield [
            seedId('grant', n),
            seedId('coordinator', n),
            place.teamId,
            place.village.slice(0, 6),
            'ROLE',
            'COORDINATOR',
            since,
            '演示数据',
            since,
          ];
      }
    })(),
  );
}
