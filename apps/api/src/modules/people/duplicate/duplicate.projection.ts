import { type FieldRight, likenessWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { isNarrowed } from '../../../platform/access/sight.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { column, object, projection } from '../../../platform/projection/fields.ts';
import { registrationFields } from '../identity/registration.fields.ts';
import { standing } from './find-pairs.ts';

const place = (v: string, u: string) => ({ path: `${u}.path`, unitId: `${v}.unit_id`, county: `${v}.county_code` });

/** A pair `d` of registrations `a` and `b`, each with its unit. */
export const duplicateProjection = projection({
  name: 'likely-duplicate',
  from: `likely_duplicate d join volunteer a on a.id = d.one_id join unit au on au.id = a.unit_id
    join volunteer b on b.id = d.other_id join unit bu on bu.id = b.unit_id`,
  fields: {
    id: column('d.id'),
    reasons: column('d.reasons'),
    foundAt: column('d.found_at'),
    one: object(registrationFields('a', 'au')),
    other: object(registrationFields('b', 'bu')),
  },
});

/** Only whoever might merge both sees that they are alike: of one within reach the other is not told. */
export const duplicateReach = (actor: Actor | null): Fragment =>
  sql`${within(actor, 'volunteer.merge', place('a', 'au'))} and ${within(actor, 'volunteer.merge', place('b', 'bu'))}
    and ${untold(actor, 'volunteer.phone', 'PHONE')} and ${untold(actor, 'volunteer.age', 'BIRTH')}`;

/** What a rule keeps from her is not told by who is found, either. */
const untold = (actor: Actor | null, field: FieldRight, likeness: 'PHONE' | 'BIRTH'): Fragment =>
  isNarrowed(actor, field)
    ? sql`not d.reasons && ${Object.keys(likenessWords).filter((why) => why.includes(likeness))}::text[]`
    : raw('true');

/** What still waits to be looked at: not dismissed, both standing, no merge proposed. */
export const duplicateWaits: Fragment = sql`d.dismissed_at is null and ${standing('a')} and ${standing('b')}
  and not exists (select from merge_case m where m.state = 'PROPOSED' and least(m.kept_id, m.absorbed_id) = d.one_id
    and greatest(m.kept_id, m.absorbed_id) = d.other_id)`;
