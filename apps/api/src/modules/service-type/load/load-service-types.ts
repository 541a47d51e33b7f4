import pg from 'pg';
import { fixedId } from '../../../platform/ids.ts';
import { catalogue, qualificationKinds } from './catalogue.ts';

/** The id of a type of the first catalogue, the same in every installation. */
export const serviceTypeIdOf = (code: string): string => fixedId(`service-type:${code}`);

/**
 * The catalogue a new installation begins with. What is there already stays: the province edits it afterwards,
 * and a start must not undo that. Returns how many types were added.
 */
export async function loadServiceTypes(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into qualification_kind (code, name, sort) select * from unnest($1::text[], $2::text[], $3::smallint[]) on conflict (code) do nothing`,
      [
        qualificationKinds.map(([code]) => code),
        qualificationKinds.map(([, name]) => name),
        qualificationKinds.map((_, i) => i * 10),
      ],
    );
    const { rowCount } = await client.query(
      `insert into service_type (id, parent_id, code, name, description, risk, privacy_class, required_qualification, sort)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::smallint[])
       on conflict (code) do nothing`,
      [
        catalogue.map((type) => serviceTypeIdOf(type.code)),
        catalogue.map((type) => (type.code.length > 2 ? serviceTypeIdOf(type.code.slice(0, 2)) : null)),
        catalogue.map((type) => type.code),
        catalogue.map((type) => type.name),
        catalogue.map((type) => type.description),
        catalogue.map((type) => type.risk ?? 'ORDINARY'),
        catalogue.map((type) => type.privacyClass),
        catalogue.map((type) => type.needs ?? null),
        catalogue.map((_, i) => i * 10),
      ],
    );
    await client.query('commit');
    return rowCount ?? 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.end();
  }
}
