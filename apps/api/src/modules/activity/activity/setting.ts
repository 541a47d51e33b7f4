import type { PrivacyClass, Reason, RiskLevel } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, type Refusal as Refused } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { type UnitRow, unitOf } from '../shared/reach.ts';

interface TypeRow extends Record<string, unknown> {
  id: string;
  name: string;
  risk: RiskLevel;
  privacy_class: PrivacyClass;
  required_qualification: string | null;
  active: boolean;
}

/** What an activity stands on in lower modules: organiser, kind of service, village. */
export interface Setting {
  readonly unit: UnitRow;
  readonly type: TypeRow;
  readonly placeName: string;
}

/** Reads and checks them; `keptType` may stay although it was retired meanwhile. */
export async function settingOf(
  tx: SignedInTx,
  input: { readonly unitId: string; readonly serviceTypeId: string; readonly villageCode: string },
  keptType?: string,
): Promise<Setting | Refused> {
  const unit = await unitOf(tx, input.unitId);
  const [type] = await tx.sql<TypeRow>(
    sql`select id, name, risk, privacy_class, required_qualification, active from service_type where id = ${input.serviceTypeId}`,
  );
  const [village] = await tx.sql<
    { name: string } & Record<string, unknown>
  >(sql`select concat(c.name, t.name, v.name) as name
    from division v left join division t on t.code = v.parent_code left join division c on c.code = left(v.code, 6)
    where v.code = ${input.villageCode} and v.level = 5`);
  const reasons: Reason[] = [];
  if (!unit) reasons.push({ code: 'NOT_FOUND', field: 'unitId' });
  else if (unit.closed) reasons.push({ code: 'TEAM_CLOSED', field: 'unitId' });
  if (!type) reasons.push({ code: 'NOT_FOUND', field: 'serviceTypeId' });
  else if (!type.active && type.id !== keptType) reasons.push({ code: 'SERVICE_TYPE_RETIRED', field: 'serviceTypeId' });
  if (!village) reasons.push({ code: 'PLACE_NOT_VILLAGE', field: 'villageCode' });
  return unit && type && village && reasons.length === 0
    ? { unit, type, placeName: village.name }
    : new Refusal(reasons);
}
