import { isCertificateNumber, toBase64, typedNumber } from '@jinguo/schema/certificate';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { CertificateCheckType, CertificateKeyType } from './certificate.type.ts';
import { checkCertificate } from './check-certificate.ts';

@Resolver()
export class VerifyResolver {
  @Query(() => CertificateCheckType, {
    nullable: true,
    description:
      'Open to anybody who has a number and its letters. Null: too many questions from one place, ask later.',
  })
  async verifyCertificate(
    @Ctx() context: AppContext,
    @Arg('number', () => String) number: string,
    @Arg('letters', () => String) letters: string,
  ): Promise<CertificateCheckType | null> {
    const typed = typedNumber(number.slice(0, 60), letters.slice(0, 60));
    const unknown = { answer: 'UNKNOWN', issuer: null, minutes: null, from: null, to: null } as const;
    // A slip of the finger is told by the last letter and costs nothing.
    return isCertificateNumber(typed) ? checkCertificate(context, typed, unknown) : unknown;
  }

  @Query(() => [CertificateKeyType], { description: 'Every key certificates were ever signed with, newest first.' })
  async certificateKeys(@Ctx() { services }: AppContext): Promise<CertificateKeyType[]> {
    const known = await services.read.rows<{
      id: string;
      algorithm: string;
      key: Buffer;
      validFrom: string;
      retiredAt: string | null;
      revokedAt: string | null;
    }>(sql`select id, algorithm, public_key as key, valid_from as "validFrom", retired_at as "retiredAt", revoked_at as "revokedAt"
      from certificate_key where ${everyone('a public key is public')} order by valid_from desc, id limit 200`);
    return known.map(({ key, ...one }) => ({ ...one, publicKey: toBase64(key) }));
  }
}
