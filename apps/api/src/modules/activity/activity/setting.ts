import type { PrivacyClass, Reason, RiskLevel } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import type { UnitRow } from '../shared/reach.ts';

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

/** Reads and checks those that are known; `keptType` may stay although it was retired meanwhile. The type is held as it is until the end. */
export async function settingOf(
  tx: SignedInTx,
  input: {
    readonly unit: UnitRow | null;
    readonly serviceTypeId?: string | undefined;
    readonly villageCode?: string | undefined;
  },
  keptType?: string,
): Promise<{ setting: Setting | null; type: TypeRow | null; reasons: readonly Reason[] }> {
  const { unit, serviceTypeId, villageCode } = input;
  const reasons: Reason[] = [];
  const [type] = await tx.sql<TypeRow>(
    sql`select id, name, risk, privacy_class, required_qualification, active from service_type
      where id = ${serviceTypeId ?? null}::uuid for share`,
  );
  const [village] = await tx.sql<
    { name: string } & Record<string, unknown>
  >(sql`select concat(c.name, t.name, v.name) as name
    from division v left join division t on t.code = v.parent_code left join division c on c.code = left(v.code, 6)
    where v.code = ${villageCode ?? null} and v.level = 5`);
  if (serviceTypeId !== undefined && !type) reasons.push({ code: 'NOT_FOUND', field: 'serviceTypeId' });
  if (type && !type.active && type.id !== keptType)
    reasons.push({ code: 'SERVICE_TYPE_RETIRED', field: 'serviceTypeId' });
  if (villageCode !== undefined && !village) reasons.push({ code: 'PLACE_NOT_VILLAGE', field: 'villageCode' });
  const setting = unit && type && village ? { unit, type, placeName: village.name } : null;
  return { setting, type: type ?? null, reasons };
}
