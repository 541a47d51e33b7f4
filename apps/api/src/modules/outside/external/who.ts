import { type Reason, tidyPersonName } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { whereSeen } from '../../../platform/access/sight.ts';
import { sql } from '../../../platform/database/sql.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { normalizeIdNumber, normalizePhone, volunteerReach } from '../../people/index.ts';
import type { Terms } from './terms.ts';

interface Found extends Record<string, unknown> {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly id_key: string;
  readonly phone_key: string;
}
interface Named {
  readonly number: string;
  readonly name: string;
  readonly id: Buffer | null;
  readonly phone: Buffer | null;
}
export type Who = { readonly volunteerId: string } | { readonly reason: Reason };

const hex = (bytes: Buffer | null): string => bytes?.toString('hex') ?? '';
const nameOf = (text: string): string => tidyPersonName(withoutUnseen(text));

/**
 * Whom each row means: by the volunteer number, by the ID number, or by name and phone, as registers are imported. Only
 * people she may see, and a number a rule keeps from her finds nobody: else a file would find out who is registered anywhere.
 */
export async function whoIs(tx: Tx, actor: Actor, rows: readonly Terms[]): Promise<readonly Who[]> {
  const { cipher } = tx.services;
  const named = rows.map((terms): Named => {
    const [id, phone] = [normalizeIdNumber(textOf(terms.idNumber)), normalizePhone(textOf(terms.phone))];
    return {
      number: textOf(terms.volunteerNumber),
      name: nameOf(textOf(terms.name)),
      id: id ? cipher.index('id-number', id) : null,
      phone: phone ? cipher.index('phone', phone) : null,
    };
  });
  const keys = (of: (one: Named) => Buffer | null) => named.flatMap((one) => of(one) ?? []);
  const found =
    await tx.sql<Found>(sql`select v.id, v.number, v.name, encode(v.id_number_index, 'hex') as id_key, encode(v.phone_index, 'hex') as phone_key
    from volunteer v join unit u on u.id = v.unit_id
    where v.state in ('ACTIVE', 'SUSPENDED') and ${volunteerReach(actor)} and (v.number = any(${named.map((one) => one.number)}::text[])
      or v.id_number_index = any(${keys((one) => one.id)}::bytea[]) and ${whereSeen(actor, 'volunteer.id-number', volunteerReach)}
      or v.phone_index = any(${keys((one) => (one.number || one.id ? null : one.phone))}::bytea[]) and ${whereSeen(actor, 'volunteer.phone', volunteerReach)})`);
  const byNumber = new Map(found.map((one) => [one.number, one]));
  const byId = new Map(found.map((one) => [one.id_key, one]));
  return named.map((one): Who => {
    if (one.number) return sure(byNumber.get(one.number), one, 'volunteerNumber');
    if (one.id) return sure(byId.get(hex(one.id)), one, 'idNumber');
    if (!one.name || !one.phone) return { reason: { code: 'EXTERNAL_WHO_NEEDED', field: 'name' } };
    const same = found.filter(({ phone_key, name }) => phone_key === hex(one.phone) && nameOf(name) === one.name);
    return same.length > 1 ? { reason: { code: 'EXTERNAL_WHO_SEVERAL', field: 'name' } } : sure(same[0], one, 'name');
  });
}

/** A number with somebody else's name is a slip of the line, or worse. */
function sure(found: Found | undefined, { name }: Named, field: string): Who {
  if (!found) return { reason: { code: 'EXTERNAL_WHO_UNKNOWN', field } };
  return name && nameOf(found.name) !== name
    ? { reason: { code: 'EXTERNAL_NAME_DIFFERS', field: 'name' } }
    : { volunteerId: found.id };
}
