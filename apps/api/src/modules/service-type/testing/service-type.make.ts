import type { PrivacyClass, RiskLevel } from '@jinguo/schema';
import pg from 'pg';
import { newId } from '../../../platform/ids.ts';
import type { World } from '../../../platform/testing/world.ts';

export interface MadeServiceType {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

let made = 0;

/** A service type: ordinary, public and without qualification, unless said otherwise. The qualification kind is made when missing. */
export async function makeServiceType(
  world: Pick<World, 'ownerUrl'>,
  spec: {
    name?: string;
    risk?: RiskLevel;
    privacyClass?: PrivacyClass;
    requiredQualification?: string;
    parentId?: string;
    active?: boolean;
  } = {},
): Promise<MadeServiceType> {
  const id = newId();
  const code = `T${(made += 1)}`;
  const name = spec.name ?? `演示服务${made}`;
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    if (spec.requiredQualification)
      await client.query(`insert into qualification_kind (code, name) values ($1, $1) on conflict do nothing`, [
        spec.requiredQualification,
      ]);
    await client.query(
      `insert into service_type (id, parent_id, code, name, risk, privacy_class, required_qualification, sort, active) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        spec.parentId ?? null,
        code,
        name,
        spec.risk ?? 'ORDINARY',
        spec.privacyClass ?? 'P0',
        spec.requiredQualification ?? null,
        made,
        spec.active ?? true,
      ],
    );
  } finally {
    await client.end();
  }
  return { id, code, name };
}
