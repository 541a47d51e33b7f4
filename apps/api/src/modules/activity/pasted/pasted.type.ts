import { PastedState } from '@jinguo/schema';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReasonType, resultUnion } from '../../../platform/graphql/shared-types.ts';
import { VolunteerBriefType } from '../../people/index.ts';

registerEnumType(PastedState, { name: 'PastedState' });

@ObjectType('PastedCandidate', { simpleResolvers: true })
export class PastedCandidateType {
  @Field(() => VolunteerBriefType) volunteer!: VolunteerBriefType;
  @Field(() => Boolean) canTake!: boolean;
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}

@ObjectType('PastedLine', { simpleResolvers: true, description: 'A name out of the pasted text and who it may be.' })
export class PastedLineType {
  @Field(() => Int) line!: number;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) phoneMasked!: string | null;
  @Field(() => String) rest!: string;
  @Field(() => PastedState) state!: PastedState;
  @Field(() => ID, { nullable: true }) chosenId!: string | null;
  @Field(() => [PastedCandidateType]) candidates!: PastedCandidateType[];
  @Field(() => Int, { description: 'Namesakes beyond those listed: her phone beside the name finds her.' })
  moreCandidates!: number;
}

@ObjectType('PastedUnread', {
  simpleResolvers: true,
  description: 'Too much for one reading: nothing of it is lost, it is read next.',
})
export class PastedUnreadType {
  @Field(() => Int, { description: 'Where it begins in the text given, in UTF-16 units.' }) from!: number;
  @Field(() => Int, { description: 'Its first line, from 1.' }) line!: number;
  @Field(() => Int, { description: 'Lines that say something.' }) lines!: number;
}

@ObjectType('PastedMatch', { simpleResolvers: true })
export class PastedMatchType {
  @Field(() => [PastedLineType]) lines!: PastedLineType[];
  @Field(() => PastedUnreadType, { nullable: true }) unread!: PastedUnreadType | null;
}

@ObjectType('SignUpRefusal', { simpleResolvers: true })
export class SignUpRefusalType {
  @Field(() => ID) volunteerId!: string;
  @Field(() => [ReasonType]) reasons!: ReasonType[];
}

@ObjectType('SignUpsMade', {
  simpleResolvers: true,
  description: 'Each by itself: signed up, or every reason why not.',
})
export class SignUpsMadeType {
  @Field(() => Int) made!: number;
  @Field(() => [SignUpRefusalType]) refused!: SignUpRefusalType[];
}
export const SignUpsResult = resultUnion('SignUpsResult', SignUpsMadeType);
