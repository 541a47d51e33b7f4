import { kinds, seedId, seedIdSql } from '../src/main/seed/ids.ts';
import { pastOf, type Scale } from '../src/main/seed/scale.ts';
import { asOwner, openSessions, openStaff, volunteerAccounts } from './actors.ts';
import { type Call, graphql, graphqlCall, send, sendMany } from './client.ts';
import { CHECK_IN, CHECK_IN_CODE, ME, SIGN_UP } from './documents.ts';
import type { MutationCase } from './mutations.ts';
import type { BenchDatabase } from './setup.ts';

const ROUNDS = 4;

/** Sessions as they are when someone taps a button: her app has asked something seconds before. */
const warm = (port: number, tokens: readonly string[]): Promise<void> =>
  sendMany(tokens.length, 10, async (i) => {
    const call = graphqlCall(port, 'volunteer', tokens[i] ?? '', ME, {});
    await send(call);
    await send(call);
  });

const sessionsOf = (database: BenchDatabase, from: number, count: number): Promise<readonly string[]> =>
  asOwner(database, (client) => openSessions(client, 'volunteer', volunteerAccounts(from, count)));

/** 80 volunteers a round, each takes ten openings on different days. */
export function signUpCase(scale: Scale): MutationCase {
  const people = 80;
  const each = 10;
  const first = 1000;
  // Three days off her own sign-up, then every six days: never a clash.
  const openingOf = (volunteer: number, n: number): string =>
    seedId(
      'opening',
      (pastOf(scale) + ((volunteer + scale.upcoming / 20 + (n * scale.upcoming) / each) % scale.upcoming)) * 4,
    );
  return {
    what: 'signUp',
    fixtures: async () => undefined,
    async prepare(database, port) {
      const tokens = await sessionsOf(database, first, people * ROUNDS);
      return {
        async lanes(round) {
          const mine = tokens.slice(round * people, (round + 1) * people);
          await warm(port, mine);
          return mine.map((token, i) =>
            Array.from({ length: each }, (_, n) =>
              graphqlCall(port, 'volunteer', token, SIGN_UP, { openingId: openingOf(first + round * people + i, n) }),
            ),
          );
        },
      };
    },
  };
}

const ACTIVITIES = 20;
const FROM = 10_000_000;

/** Twenty activities under way with eighty sign-ups each; 400 volunteers a round scan the code on the screen. */
export function checkInCase(scale: Scale): MutationCase {
  const people = 400;
  const first = 20_000;
  const activityOf = (i: number): number => FROM + (i % ACTIVITIES);
  return {
    what: 'checkIn',
    async fixtures(client) {
      await client.query(
        `insert into activity (id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place, content, requirements, risks,
           safeguards, person_in_charge, contact_phone_cipher, risk, state, starts_at, ends_at, published_at, check_in_secret_cipher, search_text, search_grams, created_by, created_at)
         select ${seedIdSql('activity', `${FROM} + n`)}, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place, content,
           requirements, risks, safeguards, person_in_charge, contact_phone_cipher, risk, 'PUBLISHED', date_trunc('minute', now()) - interval '10 minutes',
           date_trunc('minute', now()) + interval '3 hours', now(), check_in_secret_cipher, search_text, search_grams, created_by, now()
         from generate_series(0, ${ACTIVITIES - 1}) n join activity a on a.id = ${seedIdSql('activity', `${pastOf(scale)} + n`)}`,
      );
      const each = (text: string): Promise<unknown> =>
        client.query(`${text} from activity a where a.id between $1 and $2`, [
          seedId('activity', FROM),
          seedId('activity', FROM + ACTIVITIES),
        ]);
      // The number of an identifier stands in its tail: rows of one activity share it.
      const same = (kind: keyof typeof kinds): string =>
        `replace(a.id::text, '7${hex('activity')}-8', '7${hex(kind)}-8')::uuid`;
      await each(`insert into post (id, activity_id, name) select ${same('post')}, a.id, '服务岗'`);
      await each(
        `insert into shift (id, activity_id, starts_at, ends_at) select ${same('shift')}, a.id, a.starts_at, a.ends_at`,
      );
      await each(
        `insert into opening (id, activity_id, post_id, shift_id, maximum, taken) select ${same('opening')}, a.id, ${same('post')}, ${same('shift')}, 1000, ${(people * ROUNDS) / ACTIVITIES}`,
      );
      await client.query(
        `insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by)
         select ${seedIdSql('signUp', `${FROM} + i`)}, ${seedIdSql('opening', `${FROM} + i % ${ACTIVITIES}`)}, a.id, ${seedIdSql('volunteer', `${first} + i`)}, a.county_code,
           tstzrange(a.starts_at, a.ends_at), 'SIGNED_UP', 'SELF', ${seedIdSql('account', `${first} + i`)}
         from generate_series(0, ${people * ROUNDS - 1}) i join activity a on a.id = ${seedIdSql('activity', `${FROM} + i % ${ACTIVITIES}`)}`,
      );
    },
    async prepare(database, port) {
      const staff = await asOwner(database, openStaff);
      const tokens = await sessionsOf(database, first, people * ROUNDS);
      return {
        async lanes(round) {
          const codes = await codesOf(port, staff.token);
          const mine = tokens.slice(round * people, (round + 1) * people);
          await warm(port, mine);
          return mine.map((token, n): Call[] => {
            const i = round * people + n;
            const activityId = seedId('activity', activityOf(i));
            return [
              graphqlCall(port, 'volunteer', token, CHECK_IN, {
                input: { code: codes.get(activityId), activityId, viaQr: true, clientId: `bench-${i}` },
              }),
            ];
          });
        },
      };
    },
  };
}

const hex = (kind: keyof typeof kinds): string => kinds[kind].toString(16).padStart(3, '0');

/** What the coordinator's screen shows at this moment. */
async function codesOf(port: number, token: string): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  for (let n = 0; n < ACTIVITIES; n += 1) {
    const id = seedId('activity', FROM + n);
    const { checkInCode } = await graphql<{ checkInCode: { url: string } | null }>(
      graphqlCall(port, 'admin', token, CHECK_IN_CODE, { id }),
    );
    codes.set(id, checkInCode?.url.split('/').at(-1) ?? '');
  }
  return codes;
}
