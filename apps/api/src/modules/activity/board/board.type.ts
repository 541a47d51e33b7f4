import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

/** What the lines of a board are narrowed to. */
export const BoardTab = {
  ALL: 'ALL',
  FORGOTTEN: 'FORGOTTEN',
  EXPECTED: 'EXPECTED',
  HERE: 'HERE',
  LEFT: 'LEFT',
  ASKED: 'ASKED',
} as const;
export type BoardTab = keyof typeof BoardTab;
registerEnumType(BoardTab, { name: 'BoardTab' });

@ObjectType('Board', { simpleResolvers: true, description: '签到情况, live.' })
export class BoardType {
  @Field(() => ID) activityId!: string;
  @Field(() => String) title!: string;
  @Field(() => DateTimeScalar) at!: string;
  /** Everyone who holds a place, whether she has come yet or not. */
  @Field(() => Int) signedUp!: number;
  @Field(() => Int) arrived!: number;
  @Field(() => Int) completed!: number;
  @Field(() => Int) requested!: number;
  /** Has a place and has not come, for whatever reason. */
  @Field(() => Int) expected!: number;
  /** Checked in, the shift is over, nobody checked out. */
  @Field(() => Int) forgotten!: number;
  /** Scans made without a network that wait to be confirmed. */
  @Field(() => Int) offline!: number;
}
