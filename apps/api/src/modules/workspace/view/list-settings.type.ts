import { Field, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType('ViewFilter', { simpleResolvers: true })
export class ViewFilterType {
  @Field(() => String) name!: string;
  @Field(() => String) value!: string;
}
@InputType('ViewFilterInput')
export class ViewFilterInput {
  @Field(() => String) name!: string;
  @Field(() => String) value!: string;
}

@ObjectType('SavedView', { simpleResolvers: true, description: 'Filters of a list under a name of one’s own.' })
export class SavedViewType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [ViewFilterType]) filters!: ViewFilterType[];
}

@ObjectType('ListSettings', { simpleResolvers: true, description: 'How the account signed in looks at one list.' })
export class ListSettingsType {
  @Field(() => [SavedViewType]) views!: SavedViewType[];
  @Field(() => [String], { description: 'Columns she does not want to see.' }) hidden!: string[];
}
