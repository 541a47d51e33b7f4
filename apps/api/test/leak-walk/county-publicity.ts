import { makeFile } from '../../src/modules/people/testing/file.make.ts';
import { objectorIndex } from '../../src/modules/publicity/objection/objector.ts';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Cast } from './cast.ts';
import type { Rows } from './id-kinds.ts';

/**
 * A notice with a line nobody objects to, and one with two open objections, one of them under protection: its text is the
 * county's, who made it is nobody's but hers.
 */
export async function makePublicity(
  { services }: World,
  { word, units, accounts }: Cast,
  records: readonly string[],
): Promise<Rows> {
  const run = (query: Fragment) => services.read.rows(query);
  const [proposed = '', approved = '', returned = ''] = records;
  const [notice, free, frozen] = [newId(), newId(), newId()];
  const [over, stands] = [newId(), newId()];
  const [shielded, named, settled] = [newId(), newId(), newId()];
  await run(sql`insert into public_notice (id, kind, unit_id, county_code, opened_at, opened_on, working_days, closes_on, provisional)
    values (${notice}, 'HOURS', ${units.ids.team}, ${units.countyCode}, '2026-11-24T01:00:00Z', '2026-11-24', 3, '2026-11-26', true)`);
  await run(sql`insert into notice_item (id, notice_id, kind, subject_id, objections)
    values (${free}, ${notice}, 'HOURS', ${approved}, 0), (${frozen}, ${notice}, 'HOURS', ${returned}, 2)`);
  await run(sql`insert into public_notice (id, kind, unit_id, county_code, opened_at, opened_on, working_days, closes_on, state, closed_at)
    values (${over}, 'HOURS', ${units.ids.team}, ${units.countyCode}, '2026-11-17T01:00:00Z', '2026-11-17', 3, '2026-11-19', 'CLOSED', '2026-11-20T01:00:00Z')`);
  await run(sql`insert into notice_item (id, notice_id, kind, subject_id, outcome, ended_at)
    values (${stands}, ${over}, 'HOURS', ${proposed}, 'STANDS', '2026-11-20T01:00:00Z')`);
  await run(sql`update service_record set final_at = '2026-11-24T01:00:00Z' where id = ${approved}`);
  const evidence = await makeFile({ services }, { uploadedBy: accounts.assistant, countyCode: units.countyCode });
  const due = sql`'2026-11-24T02:00:00Z', '2026-11-20'`;
  await run(sql`insert into objection (id, item_id, unit_id, county_code, naming, objector_cipher, objector_index, statement, opened_at, due_on, revealed_to,
      revealed_at, reveal_reason)
    values (${shielded}, ${frozen}, ${units.ids.team}, ${units.countyCode}, 'PROTECTED', ${services.cipher.seal(accounts.volunteer)},
      ${objectorIndex(services, accounts.volunteer)}, ${`${word}保密异议`}, ${due}, ${accounts.staff}, '2026-11-24T03:00:00Z', ${`${word}核实`})`);
  await run(sql`insert into objection (id, item_id, unit_id, county_code, naming, objector_account_id, objector_index, statement, opened_at, due_on, evidence_file_id)
    values (${named}, ${frozen}, ${units.ids.team}, ${units.countyCode}, 'NAMED', ${accounts.assistant}, ${objectorIndex(services, accounts.assistant)},
      ${`${word}实名异议`}, ${due}, ${evidence})`);
  await run(sql`insert into objection (id, item_id, unit_id, county_code, naming, objector_account_id, objector_index, statement, opened_at, due_on, state, answer,
      decided_by, decided_at)
    values (${settled}, ${free}, ${units.ids.team}, ${units.countyCode}, 'NAMED', ${accounts.volunteer}, ${objectorIndex(services, accounts.volunteer)},
      ${`${word}已答异议`}, ${due}, 'DISMISSED', ${`${word}答复`}, ${accounts.staff}, '2026-11-24T04:00:00Z')`);
  return {
    notice: [notice, over],
    noticeItem: [free, frozen, stands],
    objection: [shielded, named, settled],
    file: [evidence],
  };
}
