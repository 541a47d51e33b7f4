import { isSealed, type PrivacyClass } from '@jinguo/schema';
import { Field, ID, ObjectType } from 'type-graphql';
import { column, derived, type ObjectField, object } from '../../../platform/projection/fields.ts';
import { sealedName, veiled } from '../finding/veil.ts';

@ObjectType('ActivityBrief', { simpleResolvers: true, description: 'Which activity a line of a list belongs to.' })
export class ActivityBriefType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Of a sealed service only that it is one: a list is read over shoulders.' })
  title!: string;
  @Field(() => Boolean) sealed!: boolean;
  @Field(() => String) unitName!: string;
}

/** Over `activity a` and its unit `u`. */
export const activityBrief: ObjectField = object({
  id: column('a.id'),
  title: veiled('a.title', 'NEVER', sealedName),
  sealed: derived<{ privacy: PrivacyClass }>({ privacy: 'a.privacy_class' }, ({ privacy }) => isSealed(privacy)),
  unitName: column('u.name'),
});
