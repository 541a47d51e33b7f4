import type { Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { parseFields } from '../../../platform/parse-fields.ts';
import type { Cell } from '../../../platform/sheets/cell.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { guardianIsYou, ownNumberOf } from '../guardian/own-number.ts';
import { dateIn } from '../shared/today.ts';
import { guardianPhoneReasons, movedInFields, type Person, personReasons } from '../volunteer/person-input.ts';
import type { HomeUnit } from '../volunteer/place-facts.ts';
import { mayRegister, type RegisterTeam } from '../volunteer/register-for.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import type { Mapping } from './columns.ts';
import { personOfRow, type RowFacts } from './person-of-row.ts';

export interface StagedRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** What is found of one row: every reason why it cannot be imported, and what is only doubtful. */
export interface Checked {
  readonly row: number;
  readonly person: Person | null;
  readonly unit: HomeUnit | null;
  readonly reasons: readonly Reason[];
  readonly doubts: readonly Reason[];
  readonly idIndex: Buffer | null;
  readonly personIndex: Buffer | null;
}

export interface CheckContext extends RowFacts {
  readonly actor: Actor;
  readonly mapping: Mapping;
  readonly team: RegisterTeam | null;
}

/**
 * The same gates as registering one person for another (registerFor), asked of many in a handful of statements. Who is
 * registered already is told only within her own reach: beyond it a file of numbers would find out who is registered anywhere.
 */
export async function checkPeople(tx: Tx, rows: readonly StagedRow[], context: CheckContext): Promise<Checked[]> {
  const today = dateIn(tx.now);
  const parsed = rows.map(({ row, cells }) => {
    const { raw, reasons, told } = personOfRow(cells, context.mapping, context);
    const fields = parseFields(movedInFields, raw);
    const own = [
      ...fields.reasons,
      ...personReasons(fields.values, today),
      ...guardianPhoneReasons(fields.values, today, 'OTHERS'),
    ].filter(({ field }) => !told.has(field ?? ''));
    return {
      row,
      values: fields.values,
      person: reasons.length === 0 ? fields.complete : null,
      reasons: [...reasons, ...own],
    };
  });
  const units = await homeUnits(
    tx,
    parsed.flatMap(({ values }) => values.villageCode ?? []),
  );
  const { cipher } = tx.services;
  const isHers = await ownNumberOf(tx, context.actor.accountId);
  const checked = parsed.map(({ row, values, person, reasons }): Checked => {
    const unit = units.get(values.villageCode ?? '') ?? null;
    const placed =
      values.villageCode && !unit
        ? [...reasons, { code: 'PLACE_NOT_VILLAGE', field: 'villageCode' } as const]
        : reasons;
    const right = mayRegister(context.actor, context.team?.id ?? null, context.team, unit?.path);
    return {
      row,
      person,
      unit,
      reasons: [
        ...placed,
        ...(unit || context.team ? right : []),
        ...(values.guardian && isHers(values.guardian.phone) ? [guardianIsYou] : []),
      ],
      doubts: [],
      idIndex: values.idNumber ? cipher.index('id-number', values.idNumber) : null,
      personIndex: values.name && values.phone ? personIndexOf(tx, values.name, values.phone) : null,
    };
  });
  return againstExisting(tx, checked, context.actor);
}

/** Equal for rows of one name and phone. */
export const personIndexOf = ({ services }: Tx, name: string, phone: string): Buffer =>
  services.cipher.index('name-phone', `${name} ${phone}`);

/** The federation of each village, or the nearest above (as homeUnitOf finds it for one). */
async function homeUnits(tx: Tx, codes: readonly string[]): Promise<Map<string, HomeUnit>> {
  const rows = await tx.sql<
    HomeUnit & { code: string }
  >(sql`select distinct on (d.code) d.code, u.id, u.path, u.county_code
    from division d join unit u on u.division_code = any(array[left(d.code, 2), left(d.code, 4), left(d.code, 6), left(d.code, 9), d.code])
      and u.kind = 'FEDERATION' and u.valid_to is null
    where d.code = any(${[...new Set(codes)]}::text[]) and d.level = 5 and (d.valid_to is null or d.valid_to > current_date)
    order by d.code, length(u.division_code) desc`);
  return new Map(rows.map((row) => [row.code, row]));
}

async function againstExisting(tx: Tx, checked: readonly Checked[], actor: Actor): Promise<Checked[]> {
  const seen = sql`(${volunteerReach(actor)} or v.registered_by is not distinct from ${actor.accountId}::uuid)`;
  const ids = checked.flatMap(({ idIndex }) => idIndex ?? []);
  const held = await tx.sql<{ key: string }>(
    sql`select encode(v.id_number_index, 'hex') as key from volunteer v join unit u on u.id = v.unit_id
    where v.id_number_index = any(${ids}::bytea[]) and ${seen}`,
  );
  const taken = new Set(held.map(({ key }) => key));
  const phones = new Map(
    checked.flatMap(({ person }) =>
      person ? [[tx.services.cipher.index('phone', person.phone).toString('hex'), person.phone] as const] : [],
    ),
  );
  const namesakes = await tx.sql<{
    name: string;
    key: string;
  }>(sql`select v.name, encode(v.phone_index, 'hex') as key from volunteer v join unit u on u.id = v.unit_id
    where v.phone_index = any(${[...phones.keys()].map((key) => Buffer.from(key, 'hex'))}::bytea[]) and ${seen}`);
  const same = new Set(namesakes.map(({ name, key }) => `${name} ${phones.get(key)}`));
  return checked.map((one) => {
    if (one.idIndex && taken.has(one.idIndex.toString('hex')))
      return { ...one, reasons: [...one.reasons, { code: 'ALREADY_VOLUNTEER', field: 'idNumber' }] };
    return one.person && same.has(`${one.person.name} ${one.person.phone}`)
      ? { ...one, doubts: [{ code: 'SAME_NAME_PHONE', field: 'name' }] }
      : one;
  });
}
