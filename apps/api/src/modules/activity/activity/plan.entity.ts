import type { OpeningFlow } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

const PostSchema = defineEntity({
  name: 'Post',
  tableName: 'post',
  properties: {
    id: p.uuid().primary(),
    activityId: p.uuid(),
    name: p.text(),
    duties: p.text(),
    needsQualification: p.boolean(),
    requiredQualification: p.text().nullable(),
    minAge: p.smallint().nullable(),
    sort: p.smallint(),
  },
});
/** A role with its conditions. */
export class Post extends PostSchema.class {}
PostSchema.setClass(Post);

const ShiftSchema = defineEntity({
  name: 'Shift',
  tableName: 'shift',
  properties: {
    id: p.uuid().primary(),
    activityId: p.uuid(),
    startsAt: p.datetime().length(3),
    endsAt: p.datetime().length(3),
    label: p.text(),
  },
});
/** A time range; it may pass midnight. */
export class Shift extends ShiftSchema.class {}
ShiftSchema.setClass(Shift);

const OpeningSchema = defineEntity({
  name: 'Opening',
  tableName: 'opening',
  properties: {
    id: p.uuid().primary(),
    activityId: p.uuid(),
    postId: p.uuid(),
    shiftId: p.uuid(),
    flow: p.text().$type<OpeningFlow>(),
    minimum: p.smallint(),
    maximum: p.smallint(),
    requiredQualification: p.text().nullable(),
    minAge: p.smallint().nullable(),
    version: p.integer().version(),
  },
});
/**
 * Post × shift with its places and what it asks where that is other than its post: what people sign up for. `taken` is not mapped: only the sign-up statements move it,
 * a flushed stale value would undo a sign-up.
 */
export class Opening extends OpeningSchema.class {}
OpeningSchema.setClass(Opening);
