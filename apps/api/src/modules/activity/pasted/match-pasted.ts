import type { Reason } from '@jinguo/schema';
import { may } from '../../../platform/access/grants.ts';
import { whereSeen } from '../../../platform/access/sight.ts';
import type { AppContext } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { reasonView } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import { volunteerReach } from '../../people/index.ts';
import { type Facts, reasonsOf } from '../taking/facts.ts';
import { neededKind, openingNeeds } from '../taking/opening-needs.ts';
import { personColumns } from '../taking/person.ts';
import { type PastedName, parsePasted } from './parse-pasted.ts';
import type { PastedLineType, PastedMatchType } from './pasted.type.ts';

const PER_NAME = 6;

interface Candidate extends Facts {
  name: string;
  /** Null where a rule keeps it from the reader. */
  phone_masked: string | null;
  phone: string | null;
  member: boolean | null;
  /** All within her reach who bear this name, listed here or not. */
  namesakes: number;
  /** Whether she sees the phone of every one of them. */
  phones_told: boolean;
  team_name: string;
}

/**
 * Who of a pasted text is whom: people within her reach of that name, and of that phone when one stands beside it, each
 * with every reason why she may not take the place. Nothing is written and nobody locked.
 */
export async function matchPasted(
  context: AppContext,
  openingId: string,
  text: string,
): Promise<PastedMatchType | null> {
  if (!isId(openingId) || !(await mayManage(context, openingId))) return null;
  // A line that names nobody is given as it stands, and looked for like any other: the database knows no NUL.
  const { names, unread } = parsePasted(text.replaceAll('\u0000', ' '));
  const candidates = await candidatesOf(context, openingId, names);
  return { lines: names.map((one) => lineOf(context, one, candidates)), unread };
}

async function mayManage({ services, actor }: AppContext, openingId: string): Promise<boolean> {
  const [row] = await services.read.rows<{
    path: string;
  }>(sql`select u.path from opening o join activity a on a.id = o.activity_id
    join unit u on u.id = a.unit_id where o.id = ${openingId}`);
  return row !== undefined && may(actor, 'activity.manage', row.path);
}

/**
 * All facts of all people named, in one statement. Namesakes are cut name by name, members first, and counted before: however
 * many bear one name, another's bearers are all known, and nobody is taken for the only one who is not. A registration merged into another is that person no
 * second time: it makes nobody doubtful.
 */
function candidatesOf(
  { services, actor }: AppContext,
  openingId: string,
  names: readonly PastedName[],
): Promise<Candidate[]> {
  const phones = names.flatMap(({ phone }) => (phone ? [services.cipher.index('phone', phone)] : []));
  // A phone kept from her finds nobody, and tells no namesakes apart.
  const seen = whereSeen(actor, 'volunteer.phone', volunteerReach);
  const named = sql`select w.id, w.seen, w.by_phone, w.member, (count(*) over same_name)::int as namesakes,
      bool_and(w.seen and w.has_phone) over same_name as phones_told, row_number() over (same_name order by w.member desc nulls last, w.created_at, w.id) as place
    from (select v.id, v.name, v.created_at, ${seen} as seen, v.phone_index is not null as has_phone, coalesce(v.phone_index = any(${phones}::bytea[]) and ${seen}, false) as by_phone,
        case when t.kind = 'TEAM' then exists (select from membership m where m.volunteer_id = v.id and m.team_id = t.id and m.state = 'ACTIVE') end as member
      from volunteer v join unit u on u.id = v.unit_id, (select tu.id, tu.kind from opening x join activity xa on xa.id = x.activity_id join unit tu on tu.id = xa.unit_id where x.id = ${openingId}) t
      where (v.name = any(${names.flatMap(({ readings }) => readings)}::text[]) or v.phone_index = any(${phones}::bytea[]) and ${seen})
        and v.state not in ('DEREGISTERED', 'MERGED') and v.erased_at is null and ${volunteerReach(actor)}) w
    window same_name as (partition by w.name)`;
  const busy = sql`s.state in ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED') and s.during && (select tstzrange(h.starts_at, h.ends_at)
    from opening x join shift h on h.id = x.shift_id where x.id = ${openingId})`;
  return services.read.rows<Candidate>(sql`select o.id as opening_id, o.version as opening_version, o.flow, o.maximum, o.taken, ${raw(openingNeeds.minAge)} as min_age,
      ${raw(openingNeeds.qualification)} as qualification, k.name as qualification_name, sh.starts_at, sh.ends_at, a.id as activity_id, a.state as activity_state,
      a.risk, a.unit_id, a.county_code, au.path, au.name as team_name, v.name, n.namesakes, n.phones_told, n.member, case when n.seen then v.phone_masked end as phone_masked,
      case when n.seen then encode(v.phone_index, 'hex') end as phone,
      ${personColumns(busy)}
    from (${named}) n join volunteer v on v.id = n.id, opening o join post p on p.id = o.post_id join shift sh on sh.id = o.shift_id
      join activity a on a.id = o.activity_id join unit au on au.id = a.unit_id ${raw(neededKind)}
    where o.id = ${openingId} and (n.place <= ${PER_NAME} or n.by_phone) order by n.place, v.id`);
}

function lineOf({ services }: AppContext, one: PastedName, all: readonly Candidate[]): PastedLineType {
  const index = one.phone ? services.cipher.index('phone', one.phone).toString('hex') : null;
  const byPhone = index ? all.filter(({ phone }) => phone === index) : [];
  const bearing = (from: readonly Candidate[]) => one.readings.find((read) => from.some(({ name }) => name === read));
  const name = bearing(byPhone) ?? bearing(all) ?? one.name;
  const byName = all.filter((person) => person.name === name);
  const exact = byPhone.filter((person) => person.name === name);
  // The phone tells namesakes apart; a phone of somebody of another name is shown, never chosen.
  const found = exact.length > 0 ? exact : byName.length > 0 ? byName : byPhone;
  const members = found.filter(({ member }) => member);
  const sure =
    exact.length === 1
      ? exact
      : byName.length === 1 && !index
        ? byName
        : members.length === 1 && byName.length > 0 && !index
          ? members
          : [];
  const state =
    found.length === 0
      ? one.unclear
        ? 'UNCLEAR'
        : 'NONE'
      : byName.length === 0 || (index && exact.length === 0 && byName.every(({ phones_told }) => phones_told))
        ? 'DIFFERENT'
        : sure.length === 1
          ? 'FOUND'
          : 'SEVERAL';
  return {
    line: one.line,
    name,
    phoneMasked: one.phone ? maskPhone(one.phone) : null,
    rest: one.rest,
    state,
    chosenId: state === 'FOUND' ? (sure[0]?.volunteer_id ?? null) : null,
    moreCandidates: Math.max(0, (found === byName ? (byName[0]?.namesakes ?? 0) : found.length) - PER_NAME),
    candidates: found.slice(0, PER_NAME).map((person) => ({
      volunteer: {
        id: person.volunteer_id,
        name: person.name,
        phoneMasked: person.phone_masked,
        hidden: person.phone_masked === null ? ['volunteer.phone'] : [],
      },
      canTake: blocking(person, services.now()).length === 0,
      reasons: [...reasonsOf(factsOf(person), services.now()), ...outside(person)].map(reasonView),
    })),
  };
}

/** The read path gives times as text; the policy compares instants. */
const factsOf = (person: Candidate): Facts => ({
  ...person,
  starts_at: new Date(person.starts_at),
  ends_at: new Date(person.ends_at),
});
const blocking = (person: Candidate, now: Date): readonly Reason[] =>
  reasonsOf(factsOf(person), now).filter(({ overridable }) => !overridable);
const outside = ({ member, team_name }: Candidate): readonly Reason[] =>
  member === false ? [{ code: 'NOT_TEAM_MEMBER', params: { team: team_name }, overridable: true }] : [];
