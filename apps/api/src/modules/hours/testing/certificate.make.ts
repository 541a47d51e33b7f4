import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import type { World } from '../../../platform/testing/world.ts';
import { actorOf, type MadeVolunteer } from '../../people/testing/people.make.ts';
import { issueCertificate } from '../certificate/issue-certificate.ts';
import { requestCertificate } from '../certificate/request-certificate.ts';
import { type AttendanceSpec, type HoursTree, makeHoursVolunteer, makeRecord } from './hours.make.ts';

export const codesOf = (result: unknown): string[] =>
  isRefusal(result) ? result.reasons.map((reason) => reason.code) : [];

/** The county's federation may issue for what it and all beneath it organise; nobody else in the tree may. */
export const letCountyIssue = (world: World, tree: HoursTree) =>
  world.services.read.rows(sql`update unit set issuing_basis = 'ACTIVITY_HOST' where id = ${tree.county.id}`);

/** A record approved by somebody else, its notice over. */
export async function makeApproved(world: World, tree: HoursTree, spec: AttendanceSpec): Promise<string> {
  const record = await makeRecord(world, tree, spec);
  await world.services.read.rows(
    sql`update service_record set state = 'APPROVED', approved_by = ${tree.approver}, approved_at = now(), final_at = now() where id = ${record.id}`,
  );
  return record.id;
}

/** A volunteer with some approved services of two hours each, and her own hand on the phone. */
export async function makeServed(
  world: World,
  tree: HoursTree,
  services = 1,
  name = '演示·王小丽',
): Promise<{ volunteer: MadeVolunteer; her: Actor }> {
  const volunteer = await makeHoursVolunteer(world, tree, name);
  for (let n = 0; n < services; n += 1) await makeApproved(world, tree, { volunteer });
  return { volunteer, her: await actorOf(world, volunteer.accountId ?? '', 'volunteer') };
}

export const wish = (unitId: string) => ({
  unitId,
  from: '2026-01-01',
  to: '2026-11-20',
  nameShown: 'FULL',
  showsIdNumber: false,
  showsNumber: true,
  wantsSeal: false,
});
export const clerkWords = { personInCharge: '演示·主席', contact: '0533-0000000', note: '' };

export async function makeRequest(world: World, her: Actor, unitId: string, more: object = {}): Promise<string> {
  const made = await runUseCase(world.context(her), requestCertificate, { ...wish(unitId), ...more });
  if (isRefusal(made)) throw new Error(codesOf(made).join());
  return made.id;
}

export async function makeIssued(
  world: World,
  parties: { her: Actor; clerk: Actor; unitId: string },
  more: object = {},
): Promise<string> {
  const id = await makeRequest(world, parties.her, parties.unitId, more);
  const made = await runUseCase(world.context(parties.clerk), issueCertificate, { id, version: 1, ...clerkWords });
  if (isRefusal(made)) throw new Error(codesOf(made).join());
  return made.id;
}
