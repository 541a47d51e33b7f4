import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { guardianAsked } from '../people.events.ts';
import { newGuardianLink } from './guardian-link.ts';

/** Asks a guardian on her own phone; whoever was asked before is asked no more. */
export async function askGuardian(
  tx: Tx,
  child: { readonly id: string },
  guardian: { readonly name: string; readonly phone: string; readonly relation: string },
): Promise<string> {
  await tx.sql(sql`update guardian_consent set state = 'ENDED', link_hash = null, link_cipher = null, decided_at = ${tx.now}
    where volunteer_id = ${child.id} and state = 'WAITING'`);
  const id = newId();
  await tx.sql(sql`insert into guardian_consent (id, volunteer_id, guardian_name, guardian_phone_cipher, guardian_phone_masked, relation, state, asked_at)
    values (${id}, ${child.id}, ${guardian.name}, ${tx.services.cipher.seal(guardian.phone)}, ${maskPhone(guardian.phone)}, ${guardian.relation}, 'WAITING', ${tx.now})`);
  await tx.sql(sql`update guardian_consent set ${newGuardianLink(tx, 'week').set} where id = ${id}`);
  tx.changed({ entity: 'GuardianConsent', id, kind: 'create', volunteerId: child.id });
  tx.publish(guardianAsked.of({ consentId: id }));
  return id;
}
