import type { Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal } from '../../../platform/refusal.ts';
import { anonymousUseCase, type Tx } from '../../../platform/use-case.ts';
import { readJoinCode } from '../../organization/index.ts';
import { membershipRequested } from '../people.events.ts';
import { accountFor } from '../session/account-for.ts';
import { newPassword } from '../session/password.ts';
import { type SignInOutcome, signedIn } from '../session/sign-in.ts';
import { dateIn } from '../shared/today.ts';
import { newVolunteer, writeConsents } from './new-volunteer.ts';
import { childReasons, consentReasons, consents, personFields, personReasons } from './person-input.ts';
import { noticeReasons, placeAndServices } from './place-facts.ts';

const fields = {
  ...personFields,
  password: newPassword,
  noticeVersion: z.string().max(40, { message: 'NOTICE_OUTDATED' }),
  consents,
  joinCode: z.string().max(64, { message: 'NOT_FOUND' }).nullish(),
} as const;

interface TeamRow extends Record<string, unknown> {
  id: string;
  state: string;
  county_code: string;
}

/** She registers herself: real name, her own consents, an account, and the team whose code she scanned. */
export const register = anonymousUseCase({
  name: 'people.register',
  label: '注册为志愿者',
  input: anyFields,
  rate: { points: 30, seconds: 60 },
  // Says nothing of whose number it is (PIPL §28): the village federation looks at the papers.
  constraints: { volunteer_id_number_index_key: { code: 'ID_NUMBER_UNAVAILABLE', field: 'idNumber' } },
  async run(tx, raw): Promise<SignInOutcome | Refusal> {
    const { values, complete, reasons } = parseFields(fields, raw);
    const place = await placeAndServices(tx, values);
    const join = await teamToJoin(tx, values.joinCode);
    reasons.push(
      ...personReasons(values, dateIn(tx.now)),
      ...(values.consents ? consentReasons(values.consents) : []),
      ...place.reasons,
      ...(await noticeReasons(tx, values.noticeVersion)),
      ...join.reasons,
      ...childReasons(values, dateIn(tx.now)),
    );
    if (!complete || !place.unit || reasons.length > 0) return new Refusal(reasons);

    const idNumberIndex = tx.services.cipher.index('id-number', complete.idNumber);
    const accountId = await accountFor(tx, { ...complete, idNumberIndex });
    if (isRefusal(accountId)) return accountId;
    const volunteer = await newVolunteer(tx, complete, place.unit, {
      accountId,
      state: 'ACTIVE',
      source: 'SELF',
      registeredBy: null,
    });
    await writeConsents(tx, volunteer.id, complete.consents, complete.noticeVersion);
    if (join.team) await askToJoin(tx, volunteer.id, join.team);
    tx.about({
      entityType: 'Volunteer',
      entityId: volunteer.id,
      unitId: place.unit.id,
      countyCode: place.unit.county_code,
    });
    return signedIn(tx, accountId);
  },
});

async function teamToJoin(
  tx: Tx,
  joinCode: string | null | undefined,
): Promise<{ team: TeamRow | null; reasons: Reason[] }> {
  if (!joinCode) return { team: null, reasons: [] };
  const [team] = await tx.sql<TeamRow>(
    sql`select t.id, t.state, u.county_code from team t join unit u on u.id = t.id where t.join_code = ${readJoinCode(joinCode)}`,
  );
  if (!team) return { team: null, reasons: [{ code: 'NOT_FOUND', field: 'joinCode' }] };
  return { team, reasons: team.state === 'ACTIVE' ? [] : [{ code: 'TEAM_CLOSED', field: 'joinCode' }] };
}

/** A request that waits for the team's coordinator. */
export async function askToJoin(
  tx: Tx,
  volunteerId: string,
  team: { id: string; county_code: string },
): Promise<string> {
  const id = newId();
  await tx.sql(sql`insert into membership (id, volunteer_id, team_id, county_code, state, requested_at)
    values (${id}, ${volunteerId}, ${team.id}, ${team.county_code}, 'REQUESTED', ${tx.now})`);
  tx.changed({ entity: 'Membership', id, kind: 'create', volunteerId, teamId: team.id, state: 'REQUESTED' });
  tx.publish(membershipRequested.of({ membershipId: id, teamId: team.id }));
  tx.touch(`team:${team.id}`);
  return id;
}
