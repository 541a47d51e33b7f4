import type { Reason } from '@jinguo/schema';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, type Tx, useCase } from '../../../platform/use-case.ts';
import { isOwnNumber } from '../guardian/own-number.ts';
import { lockNumbers } from '../identity/number-holder.ts';
import { dateIn } from '../shared/today.ts';
import { issueConfirmation } from './confirmation-code.ts';
import { correctPerson, newVolunteer } from './new-volunteer.ts';
import { guardianPhoneReasons, type Person, personFields, personReasons } from './person-input.ts';
import { placeAndServices } from './place-facts.ts';
import { askToJoin } from './register.ts';
import { Volunteer } from './volunteer.entity.ts';

const fields = { ...personFields, teamId: z.uuid().nullish() } as const;

export interface RegisteredFor {
  readonly volunteerId: string;
  readonly confirmationCode: string;
  readonly validUntil: Date;
}

/** A team somebody is registered for. */
export interface RegisterTeam extends Record<string, unknown> {
  id: string;
  state: string;
  path: string;
  county_code: string;
}

/**
 * A coordinator writes down somebody who has no phone at hand. Nobody is registered against her will (条例 §9): it stays
 * 待本人确认 until she confirms with her ID number and a code told in person.
 */
export const registerFor = useCase({
  name: 'people.register-for',
  label: '代为登记志愿者',
  input: anyFields,
  rate: { points: 60, seconds: 60 },
  constraints: { volunteer_id_number_index_key: { code: 'ID_NUMBER_UNAVAILABLE', field: 'idNumber' } },
  async run(tx, raw): Promise<RegisteredFor | Refusal> {
    const { values, complete, reasons } = parseFields(fields, raw);
    const place = await placeAndServices(tx, values);
    const team = values.teamId ? await teamOf(tx, values.teamId) : null;
    const no = refuseIf(mayRegister(tx.actor, values.teamId ?? null, team, place.unit?.path));
    if (no) return no;
    const today = dateIn(tx.now);
    reasons.push(...personReasons(values, today), ...place.reasons, ...guardianPhoneReasons(values, today, 'OTHERS'));
    if (values.guardian) reasons.push(...(await isOwnNumber(tx, values.guardian.phone)));
    if (team && team.state !== 'ACTIVE') reasons.push({ code: 'TEAM_CLOSED', field: 'teamId' });
    if (!complete || !place.unit || reasons.length > 0) return new Refusal(reasons);

    // Looked for with her number locked: two taps on one button are one person.
    await lockNumbers(tx, [tx.services.cipher.index('id-number', complete.idNumber)]);
    const again = await waitingWithHer(tx, complete, place.unit.county_code, team);
    if (again) await correctPerson(tx, again, complete, place.unit);
    const volunteerId =
      again?.id ??
      (
        await newVolunteer(tx, complete, place.unit, {
          accountId: null,
          state: 'PENDING_SELF',
          source: 'COORDINATOR',
          registeredBy: tx.actor.accountId,
        })
      ).id;
    if (team && !(await belongsTo(tx, volunteerId, team.id))) await askToJoin(tx, volunteerId, team);
    const { code, validUntil } = await issueConfirmation(tx, volunteerId);
    tx.about({
      entityType: 'Volunteer',
      entityId: volunteerId,
      unitId: place.unit.id,
      countyCode: place.unit.county_code,
    });
    return { volunteerId, confirmationCode: code, validUntil };
  },
});

const belongsTo = async (tx: Tx, volunteerId: string, teamId: string): Promise<boolean> =>
  (
    await tx.sql(
      sql`select 1 from membership where volunteer_id = ${volunteerId} and team_id = ${teamId} and state in ('REQUESTED', 'ACTIVE')`,
    )
  ).length > 0;

/** The team by its id, whoever asks. */
export const teamOf = async (tx: Tx, id: string): Promise<RegisterTeam | null> =>
  (
    await tx.sql<RegisterTeam>(
      sql`select t.id, t.state, u.path, u.county_code from team t join unit u on u.id = t.id where t.id = ${id}`,
    )
  )[0] ?? null;

/** For her own team a coordinator may register people of any village; without a team the village must be within reach. */
export function mayRegister(
  actor: Actor,
  teamId: string | null,
  team: RegisterTeam | null,
  unitPath: string | undefined,
): readonly Reason[] {
  if (teamId) {
    const right = lacks(actor, 'volunteer.register', team?.path ?? '');
    const seen = team && lacks(actor, 'unit.read', team.path).length === 0;
    return seen ? right : [{ code: 'NOT_FOUND', field: 'teamId' }];
  }
  const anywhere = actor.grants.some((grant) => grant.effect === 'ALLOW' && grant.actions.has('volunteer.register'));
  // A village that does not exist is said to those who may register somewhere.
  if (unitPath === undefined && anywhere) return [];
  return lacks(actor, 'volunteer.register', unitPath ?? '');
}

/**
 * The person with this number who waits for herself already and was written down by this coordinator, or by a colleague
 * whose people she may register too: once more means mending what was written and a new code, not a second person. Whoever
 * has neither the name nor the phone a colleague wrote is somebody else by one number: nobody is overwritten, it is disputed.
 */
async function waitingWithHer(
  tx: SignedInTx,
  { idNumber, name, phone }: Person,
  countyCode: string,
  team: RegisterTeam | null,
): Promise<Volunteer | null> {
  const { cipher } = tx.services;
  const [row] = await tx.sql<{ id: string }>(sql`select v.id from volunteer v join unit u on u.id = v.unit_id
    where v.id_number_index = ${cipher.index('id-number', idNumber)} and v.state = 'PENDING_SELF' and v.county_code = ${countyCode}
      and (v.registered_by = ${tx.actor.accountId} or v.name = ${name} or v.phone_index = ${cipher.index('phone', phone)})
      and (v.registered_by = ${tx.actor.accountId} or ${within(tx.actor, 'volunteer.register', { path: 'u.path' })}
        or exists (select from membership m where m.volunteer_id = v.id and m.team_id = ${team?.id ?? null}::uuid and m.state in ('REQUESTED', 'ACTIVE')))
    order by v.registered_by = ${tx.actor.accountId} desc, v.created_at limit 1 for update of v`);
  return row ? tx.em.findOne(Volunteer, row.id) : null;
}
