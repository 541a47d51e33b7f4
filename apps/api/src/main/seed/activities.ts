import { randomBytes } from 'node:crypto';
import { isSealed, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';
import type pg from 'pg';
import type { Cipher } from '../../platform/crypto/cipher.ts';
import { searchColumns } from '../../platform/text/search.ts';
import { type CopyValue, copyRows } from './copy.ts';
import { seedId } from './ids.ts';
import type { Place } from './places.ts';
import { pastOf, pastTimes, type Scale, type Times, upcomingTimes } from './scale.ts';
import { nameOf, topicOf } from './words.ts';

interface ServiceType {
  readonly id: string;
  readonly name: string;
  readonly privacy: PrivacyClass;
}

/** One activity of the seed with what its sign-ups and records need. */
export interface Planned extends Times {
  readonly n: number;
  readonly place: Place;
  readonly type: ServiceType;
  readonly title: string;
  readonly venue: string;
  readonly inCharge: string;
  readonly upcoming: boolean;
  /** Its openings are numbered from here. */
  readonly firstOpening: number;
  readonly posts: number;
  readonly shifts: number;
}

interface Maker {
  readonly client: pg.Client;
  readonly cipher: Cipher;
  readonly scale: Scale;
  readonly places: readonly Place[];
  readonly today: number;
}

const MOST_OPENINGS = 4;
export const PLACES_PAST = 150;
export const PLACES_UPCOMING = 60;

/** Past ones first, then the upcoming: two posts each, every third with a second shift. */
export async function planActivities({ client, scale, places, today }: Maker): Promise<readonly Planned[]> {
  const { rows } = await client.query<ServiceType>(
    `select id, name, privacy_class as privacy from service_type where active and risk = 'ORDINARY' and required_qualification is null order by code`,
  );
  const plain = rows.filter((type) => !isSealed(type.privacy));
  const sealed = rows.filter((type) => isSealed(type.privacy));
  if (plain.length === 0) throw new Error('没有服务类型，请先载入目录。');
  const past = pastOf(scale);
  return Array.from({ length: past + scale.upcoming }, (_, n): Planned => {
    const upcoming = n >= past;
    const place = places[(n * 7) % places.length];
    const pool = sealed.length > 0 && n % 25 === 24 ? sealed : plain;
    const type = pool[n % pool.length];
    if (!place || !type) throw new Error('unreachable');
    const [topic, form] = topicOf(n);
    const times = upcoming ? upcomingTimes(n - past, scale, today) : pastTimes(n, scale, today);
    return {
      n,
      place,
      type,
      ...times,
      title: `${place.name.slice(0, 20)}${topic}${form}`,
      venue: `${place.name.slice(0, 30)}妇女之家`,
      inCharge: nameOf(place.index * 62),
      upcoming,
      firstOpening: n * MOST_OPENINGS,
      posts: upcoming ? 2 : 1,
      shifts: upcoming && n % 3 === 0 ? 2 : 1,
    };
  });
}

export const shiftStart = (planned: Planned, shift: number): number =>
  planned.startsAt + shift * (planned.minutes + 30) * 60_000;
const endOf = (planned: Planned): number => shiftStart(planned, planned.shifts - 1) + planned.minutes * 60_000;

export async function makeActivities(maker: Maker, plan: readonly Planned[]): Promise<void> {
  const { client } = maker;
  await copyRows(client, 'activity', activityColumns, activityRows(maker, plan));
  await copyRows(
    client,
    'post',
    ['id', 'activity_id', 'name', 'duties', 'sort'],
    (function* () {
      for (const planned of plan) {
        for (let p = 0; p < planned.posts; p += 1)
          yield [
            seedId('post', planned.n * 2 + p),
            seedId('activity', planned.n),
            p === 0 ? '服务岗' : '引导岗',
            '按队长安排开展服务',
            p,
          ];
      }
    })(),
  );
  await copyRows(
    client,
    'shift',
    ['id', 'activity_id', 'starts_at', 'ends_at', 'label'],
    (function* () {
      for (const planned of plan) {
        for (let s = 0; s < planned.shifts; s += 1) {
          const starts = shiftStart(planned, s);
          yield [
            seedId('shift', planned.n * 2 + s),
            seedId('activity', planned.n),
            new Date(starts),
            new Date(starts + planned.minutes * 60_000),
            s === 0 ? '' : '第二场',
          ];
        }
      }
    })(),
  );
  await copyRows(
    client,
    'opening',
    ['id', 'activity_id', 'post_id', 'shift_id', 'minimum', 'maximum'],
    (function* () {
      for (const planned of plan) {
        for (let o = 0; o < planned.posts * planned.shifts; o += 1) {
          const [p, s] = [o % planned.posts, Math.floor(o / planned.posts)];
          yield [
            seedId('opening', planned.firstOpening + o),
            seedId('activity', planned.n),
            seedId('post', planned.n * 2 + p),
            seedId('shift', planned.n * 2 + s),
            1,
            planned.upcoming ? PLACES_UPCOMING : PLACES_PAST,
          ];
        }
      }
    })(),
  );
}

const activityColumns = [
  'id',
  'unit_id',
  'service_type_id',
  'privacy_class',
  'county_code',
  'city_code',
  'township_code',
  'village_code',
  'title',
  'place',
  'content',
  'requirements',
  'risks',
  'safeguards',
  'person_in_charge',
  'contact_phone_cipher',
  'risk',
  'state',
  'starts_at',
  'ends_at',
  'published_at',
  'check_in_secret_cipher',
  'search_text',
  'search_grams',
  'created_by',
  'created_at',
];

function* activityRows({ cipher }: Maker, plan: readonly Planned[]): Iterable<readonly CopyValue[]> {
  const contact = cipher.seal('13900000000');
  for (const planned of plan) {
    const { place, type, title, venue } = planned;
    const search = isSealed(type.privacy)
      ? searchColumns(sealedServiceWords.zh)
      : searchColumns(title, venue, type.name, place.teamName, place.name);
    const made = new Date(planned.startsAt - 20 * 86_400_000 + planned.n);
    yield [
      seedId('activity', planned.n),
      place.teamId,
      type.id,
      type.privacy,
      place.village.slice(0, 6),
      place.village.slice(0, 4),
      place.village.slice(0, 9),
      place.village,
      title,
      venue,
      `${title}，请按时参加。`,
      '遵守活动安排，爱护公共环境。',
      '往返途中请注意交通安全。',
      '现场配备常用药品，队长全程在场。',
      planned.inCharge,
      contact,
      'ORDINARY',
      planned.upcoming ? 'PUBLISHED' : 'CLOSED',
      new Date(planned.startsAt),
      new Date(endOf(planned)),
      made,
      cipher.seal(randomBytes(32).toString('base64url')),
      search.searchText,
      search.searchGrams,
      seedId('coordinator', place.index * 2),
      made,
    ];
  }
}
