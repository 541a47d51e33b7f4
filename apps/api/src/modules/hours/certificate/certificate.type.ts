import {
  CertificateAnswer,
  CertificateFileState,
  CertificateRequestState,
  CertificateState,
  IssuingBasis,
  NameShown,
} from '@jinguo/schema';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes, VerdictType } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../../organization/index.ts';

registerEnumType(CertificateState, { name: 'CertificateState' });
registerEnumType(CertificateRequestState, { name: 'CertificateRequestState' });
registerEnumType(CertificateAnswer, { name: 'CertificateAnswer' });
registerEnumType(CertificateFileState, { name: 'CertificateFileState' });
registerEnumType(NameShown, { name: 'NameShown' });

@ObjectType('CertificateOffer', {
  simpleResolvers: true,
  description: 'A unit that may certify hours of hers in a period, for it or units beneath it organised them.',
})
export class CertificateOfferType {
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => IssuingBasis) issuingBasis!: IssuingBasis;
  @Field(() => Int) minutes!: number;
  @Field(() => Int) services!: number;
  @Field(() => Boolean, { description: 'A request of hers to it waits already.' }) waiting!: boolean;
}

@ObjectType('MyCertificate', {
  simpleResolvers: true,
  description: 'An issued 志愿服务记录证明, as its holder has it.',
})
export class MyCertificateType {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => String, { description: 'What a checker types beside the number; printed on the paper.' }) code!: string;
  @Field(() => CertificateState) state!: CertificateState;
  @Field(() => DateTimeScalar) issuedAt!: string;
  @Field(() => DateTimeScalar) stateAt!: string;
  @Field(() => String, { nullable: true }) stateReason!: string | null;
  @Field(() => Int) minutes!: number;
  @Field(() => Int) services!: number;
  @Field(() => Int) revision!: number;
  @Field(() => String, { nullable: true, description: 'The address in its QR code; whoever opens it can check it.' })
  shareUrl!: string | null;
  @Field(() => CertificateFileState) fileState!: CertificateFileState;
  @Field(() => String, { nullable: true }) fileUrl!: string | null;
}

@ObjectType('MyCertificateRequest', { simpleResolvers: true })
export class MyCertificateRequestType {
  @Field(() => ID) id!: string;
  @Field(() => CertificateRequestState) state!: CertificateRequestState;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => LocalDateScalar) from!: string;
  @Field(() => LocalDateScalar) to!: string;
  @Field(() => NameShown) nameShown!: NameShown;
  @Field(() => Boolean) showsIdNumber!: boolean;
  @Field(() => Boolean) showsNumber!: boolean;
  @Field(() => Boolean) wantsSeal!: boolean;
  @Field(() => DateTimeScalar) requestedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true }) returnReason!: string | null;
  @Field(() => [MyCertificateType], { description: 'Newest first; one issued anew supersedes the one before.' })
  certificates!: MyCertificateType[];
}
export const MyCertificateRequestConnection = connectionTypes('MyCertificateRequest', MyCertificateRequestType);

@ObjectType('ClerkWords', {
  simpleResolvers: true,
  description: '负责人 and 联系方式 as the unit’s last certificate had them.',
})
export class ClerkWordsType {
  @Field(() => String) personInCharge!: string;
  @Field(() => String) contact!: string;
}

@ObjectType('CertificateRequest', { simpleResolvers: true, description: 'A request as the issuing unit sees it.' })
export class CertificateRequestType {
  @Field(() => ID) id!: string;
  @Field(() => CertificateRequestState) state!: CertificateRequestState;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => String) holderName!: string;
  @Field(() => String) holderNumber!: string;
  @Field(() => LocalDateScalar) from!: string;
  @Field(() => LocalDateScalar) to!: string;
  @Field(() => NameShown) nameShown!: NameShown;
  @Field(() => Boolean) showsIdNumber!: boolean;
  @Field(() => Boolean) showsNumber!: boolean;
  @Field(() => Boolean) wantsSeal!: boolean;
  @Field(() => Int, { description: 'Final minutes in the period that the unit organised, as of now.' })
  minutes!: number;
  @Field(() => Int) services!: number;
  @Field(() => DateTimeScalar) requestedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: string | null;
  @Field(() => String, { nullable: true }) decidedByName!: string | null;
  @Field(() => String, { nullable: true }) returnReason!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => ClerkWordsType, { nullable: true }) suggested!: ClerkWordsType | null;
  @Field(() => VerdictType) canIssue!: VerdictType;
  @Field(() => VerdictType) canReturn!: VerdictType;
}
export const CertificateRequestConnection = connectionTypes('CertificateRequest', CertificateRequestType);

@ObjectType('Certificate', { simpleResolvers: true, description: 'An issued one as the issuing unit sees it.' })
export class CertificateType {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => CertificateState) state!: CertificateState;
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => String) holderName!: string;
  @Field(() => String) holderNumber!: string;
  @Field(() => LocalDateScalar) from!: string;
  @Field(() => LocalDateScalar) to!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => Int) services!: number;
  @Field(() => Int) revision!: number;
  @Field(() => DateTimeScalar) issuedAt!: string;
  @Field(() => String) issuedByName!: string;
  @Field(() => DateTimeScalar) stateAt!: string;
  @Field(() => String, { nullable: true }) stateByName!: string | null;
  @Field(() => String, { nullable: true }) stateReason!: string | null;
  @Field(() => CertificateFileState) fileState!: CertificateFileState;
  @Field(() => String, { nullable: true }) fileUrl!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => ClerkWordsType, { nullable: true }) suggested!: ClerkWordsType | null;
  @Field(() => VerdictType) canRevoke!: VerdictType;
  @Field(() => VerdictType) canReissue!: VerdictType;
  @Field(() => VerdictType) canReprint!: VerdictType;
}
export const CertificateConnection = connectionTypes('Certificate', CertificateType);

@InputType('RequestCertificateInput')
export class RequestCertificateInput {
  @Field(() => ID) unitId!: string;
  @Field(() => LocalDateScalar) from!: string;
  @Field(() => LocalDateScalar) to!: string;
  @Field(() => NameShown) nameShown!: NameShown;
  @Field(() => Boolean) showsIdNumber!: boolean;
  @Field(() => Boolean) showsNumber!: boolean;
  @Field(() => Boolean) wantsSeal!: boolean;
}

@ObjectType('CertificateCheck', {
  simpleResolvers: true,
  description:
    'What a stranger is told who has number and letters: whether it stands, who issued it, hours and period.',
})
export class CertificateCheckType {
  @Field(() => CertificateAnswer) answer!: CertificateAnswer;
  @Field(() => String, { nullable: true }) issuer!: string | null;
  @Field(() => Int, { nullable: true }) minutes!: number | null;
  @Field(() => LocalDateScalar, { nullable: true }) from!: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) to!: string | null;
}

@ObjectType('CertificateKey', {
  simpleResolvers: true,
  description: 'A published key: with it anybody checks a signature.',
})
export class CertificateKeyType {
  @Field(() => String) id!: string;
  @Field(() => String) algorithm!: string;
  @Field(() => String, { description: 'SubjectPublicKeyInfo, base64.' }) publicKey!: string;
  @Field(() => DateTimeScalar) validFrom!: string;
  @Field(() => DateTimeScalar, { nullable: true }) retiredAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) revokedAt!: string | null;
}
