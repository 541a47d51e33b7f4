import { digitsAt, stepOf } from '../../src/modules/activity/attendance/check-in-code.ts';
import { makeAccount, makeVolunteer } from '../../src/modules/people/testing/people.make.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { type Cast, timesFrom } from './cast.ts';
import { makeActivities } from './county-activity.ts';
import { makeCertificates } from './county-certificates.ts';
import { makeComplaints } from './county-complaints.ts';
import { makeFieldRules, makeMemberships, makePolicies, makeRights } from './county-grants.ts';
import { makeMerits } from './county-merits.ts';
import { makeOutside } from './county-outside.ts';
import { makePersonRows } from './county-person.ts';
import { makePublicity } from './county-publicity.ts';
import { makeService } from './county-service.ts';
import { makeStars } from './county-stars.ts';
import { makeTraces } from './county-traces.ts';
import { makeUnits, type Units } from './county-units.ts';
import { gather, type IdKind } from './id-kinds.ts';
import type { Tries } from './walk.ts';

/** One county of the test's world, with rows of every kind and state. Whatever is private carries the county's word. */
export interface County {
  readonly word: string;
  readonly units: Units['ids'];
  readonly accounts: Readonly<
    Record<'staff' | 'coordinator' | 'otherCoordinator' | 'assistant' | 'helper' | 'security' | 'volunteer', string>
  >;
  /** Ids of rows, by what they are of. */
  readonly rows: Readonly<Record<IdKind, readonly string[]>>;
  /** All of them. */
  readonly ids: readonly string[];
  /** Texts that must never reach an outsider. */
  readonly secrets: readonly string[];
  readonly villageCode: string;
  readonly joinCode: string;
  /** What somebody who knows all of the county's ids, words, codes and links would ask. */
  readonly tries: Tries;
}

/** A county of 淄博, all alike but for their index; `word` marks whatever is private to it. */
export async function makeCounty(world: World, index: number, word: string): Promise<County> {
  const units = await makeUnits(world, index);
  const named = async (name: string) => (await makeAccount(world, { name: `${word}${name}` })).id;
  const person = { unitId: units.ids.village, villageCode: units.villageCode, name: `${word}志愿者` };
  const volunteer = await makeVolunteer(world, person);
  const claimant = await makeVolunteer(world, person);
  const pending = await makeVolunteer(world, { ...person, accountId: null, state: 'PENDING_SELF' });
  const accounts = {
    staff: await named('干部'),
    coordinator: await named('队长'),
    otherCoordinator: await named('二队长'),
    assistant: await named('副队长'),
    helper: await named('帮手'),
    security: await named('安全'),
    volunteer: volunteer.accountId ?? newId(),
  };
  const times = timesFrom(world.services.now());
  const cast: Cast = { word, index, units, accounts, volunteerId: volunteer.id, times };
  const rights = await makeRights(world, units, accounts, word);
  const memberships = await makeMemberships(world, units, [volunteer.id, claimant.id], { ...accounts, word });
  const rules = await makeFieldRules(world, units, { ...accounts, word });
  const policies = await makePolicies(world, units, { ...accounts, word });
  const activities = await makeActivities(world, cast);
  const service = await makeService(world, cast, activities, claimant.id);
  const merits = await makeMerits(world, cast, activities.closed, [claimant.id, pending.id]);
  const publicity = await makePublicity(world, cast, service.record ?? []);
  const stars = await makeStars(world, cast, claimant.id);
  const complaints = await makeComplaints(world, cast, activities.closed);
  const people = { claimant: claimant.id, pending: pending.id };
  const personRows = await makePersonRows(world, cast, people, activities.serviceType);
  const certificates = await makeCertificates(world, cast);
  const traces = await makeTraces(world, cast, activities, service.signUp?.[0] ?? '');
  const outside = await makeOutside(world, cast, traces.file ?? [], service.record ?? []);
  const rows = gather(
    rights,
    rules,
    policies,
    memberships,
    activities.rows,
    service,
    merits,
    publicity,
    stars,
    complaints,
    personRows.rows,
    certificates.rows,
    traces,
    outside,
    {
      account: Object.values(accounts),
      volunteer: [volunteer.id, claimant.id, pending.id],
      unit: Object.values(units.ids),
      team: [units.ids.team, units.ids.otherTeam],
      event: [],
      job: [],
      text: [],
    },
  );
  const digits = digitsAt(word, activities.published, stepOf(world.services.now()));
  // A new time that overlaps another service of the same person.
  const around = (hours: number) => new Date(Date.parse(times.live[1]) + hours * 3_600_000).toISOString();
  const moved = { shiftId: activities.shifts.later, startsAt: around(-0.5), endsAt: around(1.5) };
  // By then her qualification has run out (county-person.ts), and a move may still reach so far.
  const farAway = { ...moved, startsAt: around(400 * 24), endsAt: around(400 * 24 + 2) };
  return {
    word,
    units: units.ids,
    accounts,
    rows,
    ids: Object.values(rows).flat(),
    secrets: [
      word,
      ...[volunteer, claimant, pending].flatMap(({ phone, idNumber }) => [phone, idNumber]),
      ...personRows.secrets,
    ],
    villageCode: units.villageCode,
    joinCode: units.joinCode,
    tries: {
      rows,
      words: [word, volunteer.phone, '公开', `${index}村`, '淄博'],
      divisions: [units.villageCode, units.countyCode],
      named: {
        action: ['test.leak', 'roster.read'],
        code: [units.joinCode, digits, '000000'],
        entityType: ['Activity'],
        kindCode: ['leak'],
        letters: [certificates.letters],
        list: ['activities'],
        noticeVersion: ['test'],
        number: [certificates.number],
        platform: [`${word}平台`],
        text: [
          `1. ${word}志愿者 ${volunteer.phone} 上午\n2. ${word}志愿者\n3. 无此人`,
          // More than is read at once: what was not read is told.
          '无此人\n'.repeat(201),
        ],
        token: [personRows.guardianToken],
      },
      inputs: {
        MoveInput: [
          { activityId: activities.published, shifts: [moved] },
          { activityId: activities.published, shifts: [farAway] },
        ],
        PlacesInput: [
          { activityId: activities.published, openings: [{ openingId: activities.openings.later, maximum: 0 }] },
        ],
      },
    },
  };
}
