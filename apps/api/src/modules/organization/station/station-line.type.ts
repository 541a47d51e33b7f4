import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { connectionTypes } from '../../../platform/graphql/shared-types.ts';
import { UnitBriefType } from '../unit/unit.type.ts';
import { StationType } from './station.type.ts';

@ObjectType('StationLine', { simpleResolvers: true, description: 'A station among those of many units.' })
export class StationLineType extends StationType {
  @Field(() => UnitBriefType) unit!: UnitBriefType;
  @Field(() => DateTimeScalar) createdAt!: string;
}
export const StationConnection = connectionTypes('StationLine', StationLineType, { totalCount: true });

@InputType('StationFilter')
export class StationFilter {
  @Field(() => String, { nullable: true, description: 'Name, address or unit.' }) keyword?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With all six marks, or with some missing.' })
  complete?: boolean | null;
}
